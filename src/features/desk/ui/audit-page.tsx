import type { CalendarDate } from '../../../shared/calendar.ts'
import { documentText, fieldDate, momentText, numberText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { EmptyState, Filters, Head, Mark, Note, Pager, Sub, Table } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { ErrorSummary, SelectField, TextField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { actNames } from '../../audit/index.ts'
import type { AuditFields } from '../audit-search.ts'
import type { AuditRow } from '../load-audit.ts'
import { DeskPage } from './desk-page.tsx'
import { changeText } from './policy-page.tsx'

export type AuditPageProps = {
  chrome: Chrome
  rows: AuditRow[]
  values: AuditFields
  errors: FieldError[]
  now: Date
  usualFrom: CalendarDate
  exportSize: number
  links: { first: string | null; next: string | null; export: string }
}

/** Who did what, on whom, where, when and on which decision. */
export function AuditPage({ chrome, rows, values, errors, now, usualFrom, exportSize, links }: AuditPageProps) {
  return (
    <DeskPage chrome={chrome} title="Auditoría" errors={errors}>
      <Head
        title="Auditoría"
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Descargar (CSV)
            </ButtonLink>
          )
        }
      >
        Lo escrito aquí no se cambia ni se borra. Su consulta también queda escrita.
      </Head>
      <ErrorSummary errors={errors} />
      <Filters label="Buscar en la auditoría" action="/mesa/auditoria" values={values}>
        <TextField name="quien" label="Quién actuó" />
        <TextField name="sobre" label="Sobre quién" />
        <TextField name="donde" label="Entidad o sede" />
        <SelectField
          name="que"
          label="Acto"
          empty="Todos"
          options={Object.entries(actNames).map(([value, text]) => ({ value, text }))}
        />
        <TextField name="regla" label="Regla" />
        <TextField name="desde" label="Desde" />
        <TextField name="hasta" label="Hasta" />
      </Filters>
      <Note>
        Personas: por nombre o documento; también «sistema» u «operador». Lugares: por nombre, código o NIT. Sin «Desde», a partir
        del {fieldDate(usualFrom)}. {chrome.isDemo && 'Los días son los de la hora real, no los del reloj de la demostración. '}El
        archivo lleva los {numberText(exportSize)} renglones más recientes.
      </Note>
      {rows.length === 0 ? <EmptyState title="Ningún renglón cumple con eso" /> : <Events rows={rows} now={now} />}
      {(links.first || links.next) && (
        <Pager
          first={links.first ?? undefined}
          next={links.next ? { href: links.next, text: 'Anteriores en el tiempo' } : undefined}
        >
          {numberText(rows.length)} renglones en esta página
        </Pager>
      )}
    </DeskPage>
  )
}

const minute = 60_000

const Events = ({ rows, now }: { rows: AuditRow[]; now: Date }) => (
  <Table
    caption="Renglones de auditoría, el más reciente primero"
    isCaptionHidden
    rows={rows}
    keyOf={({ id }) => id}
    isCards
    columns={[
      {
        head: 'Cuándo',
        cardLabel: 'Cuándo',
        cell: ({ recordedAt, at }) => (
          <>
            {momentText(recordedAt, now)}
            {Math.abs(at.getTime() - recordedAt.getTime()) > minute && <Sub isBlock>Reloj legal: {momentText(at, now)}</Sub>}
          </>
        ),
      },
      { head: 'Quién', isRowHead: true, cell: ({ actorName }) => actorName },
      {
        head: 'Qué',
        cardLabel: 'Qué',
        cell: ({ actName, reason, change }) => (
          <>
            {actName}
            {change && <Sub isBlock>{changeText(change, new Map())}</Sub>}
            {reason && <Sub isBlock>{reason}</Sub>}
          </>
        ),
      },
      {
        head: 'Sobre quién',
        cardLabel: 'Sobre quién',
        cell: ({ person }) =>
          person && (
            <>
              {person.name}
              {person.document && <Sub isBlock>{documentText(person.document.type, person.document.number)}</Sub>}
            </>
          ),
      },
      {
        head: 'Dónde',
        cardLabel: 'Dónde',
        cell: ({ entidadName, sedeName }) => (
          <>
            {entidadName}
            {sedeName && <Sub isBlock>{sedeName}</Sub>}
          </>
        ),
      },
      { head: 'Con qué decisión', cardLabel: 'Con qué decisión', cell: Decision },
    ]}
  />
)

const words = { ok: 'cumple', no: 'no cumple', idle: 'sin evaluar' } as const
const outcomeOf = (isSatisfied: boolean | null) => (isSatisfied === null ? 'idle' : isSatisfied ? 'ok' : 'no')

function Decision({ decision }: AuditRow) {
  if (!decision?.rules?.length) return null
  return (
    <div class="ma-rule-links">
      {decision.rules.map(({ rule, isSatisfied }) => (
        <>
          <span key={rule} class="ma-nowrap">
            <Mark outcome={outcomeOf(isSatisfied)} isSmall said="" /> <a href={`/normas#${rule}`}>{rule}</a>
            <span class="govuk-visually-hidden">, {words[outcomeOf(isSatisfied)]}</span>
          </span>{' '}
        </>
      ))}
    </div>
  )
}
