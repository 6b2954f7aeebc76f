import { age, documentText, numberText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import {
  type Column,
  Counts,
  EmptyState,
  Filters,
  Head,
  Link,
  Note,
  Pager,
  Sub,
  Table,
  Tag,
} from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { answerClock, kindNames } from '../../applications/index.ts'
import type { Unanswered, UnansweredCounts } from '../unanswered-store.ts'
import { DeskPage } from './desk-page.tsx'

export type UnansweredPageProps = {
  chrome: Chrome
  rows: Unanswered[]
  counts: UnansweredCounts
  values: { buscar: string; por: string; opcion: string }
  links: { first: string | null; next: string | null; export: string }
  answerDays: number
  now: Date
}

/** What the desk may answer in an entidad's place: who waits, where, since when and why. */
export function UnansweredPage({ chrome, rows, counts, values, links, answerDays, now }: UnansweredPageProps) {
  const isFiltered = Object.values(values).some((value) => value !== '')
  return (
    <DeskPage chrome={chrome} title="Solicitudes sin quien responda">
      <Head
        title="Solicitudes sin quien responda"
        actions={
          <>
            <ButtonLink href="/mesa/radicado" variant="secondary">
              Buscar por radicado
            </ButtonLink>
            {rows.length > 0 && (
              <ButtonLink href={links.export} variant="secondary" download>
                Exportar
              </ButtonLink>
            )}
          </>
        }
      >
        {counts.oldest
          ? `La más antigua llegó ${age(counts.oldest, now)}. La mesa las responde con un motivo, que la persona lee.`
          : 'Toda solicitud en espera tiene un delegado que puede responderla y está en su plazo.'}
      </Head>
      <Counts
        counts={[
          {
            label: 'sin un delegado que pueda responder',
            value: numberText(counts.withoutDelegate),
            isBad: counts.withoutDelegate > 0,
          },
          { label: `fuera del plazo de ${answerDays} días hábiles`, value: numberText(counts.late), isBad: counts.late > 0 },
          { label: 'entidades', value: numberText(counts.entidades) },
        ]}
      />
      <Filters label="Filtrar solicitudes" action="/mesa/solicitudes" values={values}>
        <TextField name="buscar" label="Nombre, documento, radicado o entidad" type="search" class="wide" />
        <SelectField
          name="por"
          label="Por qué"
          empty="Todas"
          options={[
            { value: 'sin', text: 'Sin delegado' },
            { value: 'tarde', text: 'Fuera de plazo' },
          ]}
        />
        <SelectField
          name="opcion"
          label="Opción"
          empty="Todas"
          options={Object.entries(kindNames).map(([value, name]) => ({ value, text: name }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={isFiltered ? 'Ninguna solicitud coincide con ese filtro' : 'Nada que responder por otros'}>
          {isFiltered && (
            <p>
              <Link href="/mesa/solicitudes">Quitar el filtro</Link>
            </p>
          )}
        </EmptyState>
      ) : (
        <Table
          caption="Solicitudes que la mesa puede responder, la más antigua primero"
          isCaptionHidden
          isQueue
          isCards
          rows={rows}
          keyOf={({ id }) => id}
          columns={columns(now)}
        />
      )}
      {(links.first || links.next) && (
        <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
          {rows.length === 1 ? 'Una solicitud en esta página' : `${rows.length} solicitudes en esta página`}
        </Pager>
      )}
      <Note>
        Cuando la entidad tenga un delegado que pueda responder, la solicitud en plazo sale de esta lista: responde él.{' '}
        <Link href="/mesa/roles">Cambiar los {answerDays} días</Link>.
      </Note>
    </DeskPage>
  )
}

const columns = (now: Date): Column<Unanswered>[] => [
  {
    head: 'Persona',
    isRowHead: true,
    cell: ({ personName, documentType, documentNumber }) => (
      <>
        {personName}
        <Sub isBlock>{documentText(documentType, documentNumber)}</Sub>
      </>
    ),
  },
  {
    head: 'Entidad y sede',
    cell: ({ entidadId, entidadName, sedeName }) => (
      <>
        <Link href={`/mesa/entidades/${entidadId}`}>{entidadName}</Link>
        <Sub isBlock>{sedeName}</Sub>
      </>
    ),
  },
  { head: 'Opción', cell: ({ kind }) => kindNames[kind] },
  {
    head: 'Por qué',
    cell: ({ hasDelegate, isLate }) => (
      <>
        {!hasDelegate && <Tag tone="bad">Sin delegado</Tag>} {isLate && <Tag tone="warn">Fuera de plazo</Tag>}
      </>
    ),
  },
  {
    head: 'En espera',
    cell: ({ waitingSince, state }) => {
      const { used } = answerClock(waitingSince, now)
      return (
        <>
          {used === 0 ? 'Desde hoy' : used === 1 ? '1 día hábil' : `${numberText(used)} días hábiles`}
          {state === 'ACTIVADA' && <Sub isBlock>Activada, falta el rol</Sub>}
        </>
      )
    },
  },
  {
    head: 'Qué hacer',
    isHeadHidden: true,
    isAct: true,
    cell: ({ id, personName }) => (
      <a href={`/mesa/solicitudes/${id}/responder`}>
        Responder<span class="govuk-visually-hidden"> la solicitud de {personName}</span>
      </a>
    ),
  },
]
