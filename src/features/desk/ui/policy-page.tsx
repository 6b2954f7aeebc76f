import { longDateTime, numberText } from '../../../shared/dates-es.ts'
import { type Column, EmptyState, Head, Link, Note, Notice, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { Field, Standing } from '../policy.ts'
import type { PastChange } from '../policy-store.ts'
import { DeskPage } from './desk-page.tsx'

export type PolicyPageProps = {
  chrome: Chrome
  policies: Standing[]
  thresholds: Standing[]
  rows: Standing[]
  /** Of prescribing. */
  rules: Standing[]
  roleNames: ReadonlyMap<string, string>
  history: PastChange[]
  mayAct: boolean
  done: string | null
}

export const fieldNames: Record<Field, string> = {
  enabled: 'estado',
  value: 'valor',
  needs_second: 'segunda persona',
  exclusive_with: 'excluye',
  effect: 'efecto',
  amount: 'límite',
}

const effectWords: Record<string, string> = {
  RECHAZA: 'no se firma',
  JUSTIFICA: 'se firma con una razón',
  AVISA: 'solo avisa',
  APAGADA: 'apagada',
}

/** A value as it is read. */
export function valueText(field: Field, value: string, roleNames: ReadonlyMap<string, string>) {
  if (field === 'effect') return effectWords[value] ?? value
  if (field === 'value' || field === 'amount') return numberText(Number(value))
  if (field === 'exclusive_with') return value === '' ? 'ninguno' : (roleNames.get(value) ?? value)
  if (field === 'needs_second') return value === 'true' ? 'sí' : 'no'
  return value === 'true' ? 'encendida' : 'apagada'
}

/** "Prescriptor, Profesional de la salud, IPS, Medicina: segunda persona, no → sí" */
export const changeText = ({ name, field, before, after }: PastChange, roleNames: ReadonlyMap<string, string>) =>
  `${name.replace(/\.$/, '')}: ${fieldNames[field]}, ${valueText(field, before, roleNames)} → ${valueText(field, after, roleNames)}`

const isOn = ({ fields }: Standing) => fields.enabled === 'true'
const OnOff = ({ standing }: { standing: Standing }) =>
  isOn(standing) ? <Tag tone="ok">Encendida</Tag> : <Tag tone="idle">Apagada</Tag>

/** What the ministry may change without changing the program, as it stands, and who changed what. */
export function PolicyPage(props: PolicyPageProps) {
  const { chrome, policies, thresholds, rows, rules, roleNames, history, mayAct, done } = props
  const change = (clase: string): Column<Standing>[] =>
    mayAct
      ? [
          {
            head: 'Acto',
            isHeadHidden: true,
            isAct: true,
            cell: ({ key, name, meaning, isFixed }) =>
              isFixed ? (
                'Fija'
              ) : (
                <a href={`/mesa/roles/${clase}/${key}`}>
                  Cambiar<span class="govuk-visually-hidden">: {clase === 'filas' ? `${name}, ${meaning}` : name}</span>
                </a>
              ),
          },
        ]
      : []
  const norm: Column<Standing> = { head: 'Norma', cardLabel: 'Norma', cell: (standing) => standing.norm }
  return (
    <DeskPage chrome={chrome} title="Roles y políticas">
      {done && <Notice>{done}</Notice>}
      <Head title="Roles y políticas">Lo que la mesa puede cambiar, con motivo y norma. Vale desde la siguiente decisión.</Head>
      <section class="ma-sec">
        <h2>Políticas</h2>
        <Table
          caption="Políticas"
          isCaptionHidden
          isCards
          rows={policies}
          keyOf={({ key }) => key}
          columns={[
            { head: 'Política', isRowHead: true, cell: ({ meaning }) => meaning },
            { head: 'Estado', cardLabel: 'Estado', cell: (standing) => <OnOff standing={standing} /> },
            norm,
            ...change('politicas'),
          ]}
        />
      </section>
      <section class="ma-sec">
        <h2>Umbrales</h2>
        <Table
          caption="Umbrales"
          isCaptionHidden
          isCards
          rows={thresholds}
          keyOf={({ key }) => key}
          columns={[
            { head: 'Umbral', isRowHead: true, cell: ({ meaning }) => meaning },
            { head: 'Valor', cardLabel: 'Valor', cell: ({ fields, unit }) => `${numberText(Number(fields.value))} ${unit}` },
            norm,
            ...change('umbrales'),
          ]}
        />
      </section>
      <section class="ma-sec">
        <h2>Reglas de prescripción</h2>
        <Table
          caption="Reglas de prescripción"
          isCaptionHidden
          isCards
          rows={rules}
          keyOf={({ key }) => key}
          columns={[
            {
              head: 'Regla',
              isRowHead: true,
              cell: ({ key, meaning }) => (
                <>
                  {meaning}
                  <Sub isBlock>{key}</Sub>
                </>
              ),
            },
            { head: 'Efecto', cardLabel: 'Efecto', cell: ({ fields }) => valueText('effect', fields.effect ?? '', roleNames) },
            {
              head: 'Límite',
              cardLabel: 'Límite',
              cell: ({ fields, unit }) => (fields.amount ? `${numberText(Number(fields.amount))} ${unit}` : 'No tiene'),
            },
            norm,
            ...change('reglas'),
          ]}
        />
        <Note>
          Así las ve cualquiera: <Link href="/reglas-de-prescripcion">reglas de prescripción</Link>. Las fijas las manda la ley o
          las guarda la base de datos.
        </Note>
      </section>
      <section class="ma-sec">
        <h2>Tabla de roles</h2>
        <Table
          caption="Filas de la tabla de roles"
          isCaptionHidden
          isCards
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            {
              head: 'Rol, y para quién',
              isRowHead: true,
              cell: ({ name, meaning }) => (
                <>
                  {name}
                  <Sub isBlock>{meaning}</Sub>
                </>
              ),
            },
            { head: 'Estado', cardLabel: 'Estado', cell: (standing) => <OnOff standing={standing} /> },
            {
              head: 'Segunda persona',
              cardLabel: 'Segunda persona',
              cell: ({ fields }) => (fields.needs_second === 'true' ? 'Sí' : 'No'),
            },
            {
              head: 'Excluye',
              cardLabel: 'Excluye',
              cell: ({ fields }) => roleNames.get(fields.exclusive_with ?? '') ?? 'Ninguno',
            },
            ...change('filas'),
          ]}
        />
        <Note>
          Así la ve cualquiera: <Link href="/roles">tabla de roles</Link>.
        </Note>
      </section>
      <History history={history} roleNames={roleNames} title="Cambios" />
    </DeskPage>
  )
}

type HistoryProps = { history: PastChange[]; roleNames: ReadonlyMap<string, string>; title: string }

/** Who changed what, from what to what, why and by which norm. */
export const History = ({ history, roleNames, title }: HistoryProps) => (
  <section class="ma-sec">
    <h2>{title}</h2>
    {history.length === 0 ? (
      <EmptyState title="Nadie ha cambiado nada: está como salió" />
    ) : (
      <Table
        caption={title}
        isCaptionHidden
        isCards
        rows={history}
        keyOf={({ id }) => id}
        columns={[
          { head: 'Cuándo', cell: ({ at }) => longDateTime(at) },
          { head: 'Qué', isRowHead: true, cell: ({ name, field }) => `${name.replace(/\.$/, '')}: ${fieldNames[field]}` },
          {
            head: 'De, a',
            cardLabel: 'De, a',
            cell: ({ field, before, after }) => `${valueText(field, before, roleNames)} → ${valueText(field, after, roleNames)}`,
          },
          { head: 'Quién', cardLabel: 'Quién', cell: ({ byName }) => byName },
          {
            head: 'Motivo y norma',
            cell: ({ reason, norm }) => (
              <>
                {reason}
                <Sub isBlock>{norm}</Sub>
              </>
            ),
          },
          { head: 'Tocaba a', isNumber: true, cardLabel: 'Tocaba a', cell: ({ affected }) => numberText(affected) },
        ]}
      />
    )}
  </section>
)
