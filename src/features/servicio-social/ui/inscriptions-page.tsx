import { documentText, momentText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { EmptyState, Filters, Head, Link, Notice, Pager, Sub, Table, Tag, type Tone } from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { inscriptionLife } from '../decide-inscription.ts'
import type { InscriptionCard } from '../inscription-list-store.ts'
import { moveSlugs, moves } from '../inscription-moves.ts'
import { type InscriptionState, inscriptionStateNames, professionNames } from '../plaza.ts'

export type InscriptionsPageProps = {
  chrome: Chrome
  rows: InscriptionCard[]
  departamentos: { code: string; name: string }[]
  values: { estado: string; profesion: string; departamento: string; buscar: string }
  links: { first: string | null; next: string | null }
  mayAct: boolean
  now: Date
  done: string | null
}

const home = '/mesa/inscripciones'
const tones: Record<InscriptionState, Tone> = {
  INSCRITA: 'warn',
  APROBADA: 'ok',
  RECHAZADA: 'bad',
  ANULADA: 'idle',
  EXONERADA: 'info',
}

/** Who is inscribed, and what the desk may decide of it. */
export function InscriptionsPage({ chrome, rows, departamentos, values, links, mayAct, now, done }: InscriptionsPageProps) {
  const isFiltered = Object.values(values).some((value) => value !== '')
  return (
    <ToolPage chrome={deskChrome(chrome)} title="Inscripciones de Servicio Social, mesa">
      {done && <Notice>{done}</Notice>}
      <Head
        title="Inscripciones de Servicio Social"
        actions={mayAct && <ButtonLink href={`${home}/nueva`}>Inscribir a una persona</ButtonLink>}
      >
        Una por persona y proceso. La que lleva más tiempo así, primero.
      </Head>
      <Filters action={home} values={values} label="Filtrar inscripciones">
        <TextField name="buscar" label="Nombre o documento" class="wide" />
        <SelectField
          name="estado"
          label="Estado"
          empty="Todos"
          options={Object.entries(inscriptionStateNames).map(([value, text]) => ({ value, text }))}
        />
        <SelectField
          name="profesion"
          label="Profesión"
          empty="Todas"
          options={Object.entries(professionNames).map(([value, text]) => ({ value, text }))}
        />
        <SelectField
          name="departamento"
          label="Departamento"
          empty="Todos"
          options={departamentos.map(({ code, name }) => ({ value: code, text: name }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={isFiltered ? 'Ninguna inscripción coincide con ese filtro' : 'Todavía no hay inscripciones'}>
          {isFiltered && (
            <p>
              <Link href={home}>Quitar el filtro</Link>
            </p>
          )}
        </EmptyState>
      ) : (
        <Table
          caption="Inscripciones"
          isCaptionHidden
          isQueue
          isCards
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: 'Persona',
              isRowHead: true,
              cell: ({ name, document }) => (
                <>
                  {name}
                  {document && <Sub isBlock>{documentText(document.type, document.number)}</Sub>}
                </>
              ),
            },
            {
              head: 'Estado',
              cell: ({ state, reason }) => (
                <>
                  <Tag tone={tones[state]}>{inscriptionStateNames[state]}</Tag>
                  {reason && <Sub isBlock>{reason}</Sub>}
                </>
              ),
            },
            {
              head: 'Proceso',
              cardLabel: 'Proceso',
              cell: ({ round, professionCode }) => (
                <>
                  {round}
                  <Sub isBlock>{professionNames[professionCode]}</Sub>
                </>
              ),
            },
            { head: 'Departamento', cardLabel: 'Departamento', cell: ({ departamento }) => departamento ?? 'Sin dato' },
            {
              head: 'Desde',
              cardLabel: 'Desde',
              cell: ({ stateSince, decidedByName }) => (
                <>
                  {momentText(stateSince, now)}
                  {decidedByName && <Sub isBlock>{decidedByName}</Sub>}
                </>
              ),
            },
            ...(mayAct ? [{ head: 'Qué hacer', isHeadHidden: true, isAct: true, cell: Acts }] : []),
          ]}
        />
      )}
      <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
        {rows.length === 1 ? 'Una inscripción en esta página' : `${rows.length} inscripciones en esta página`}
      </Pager>
    </ToolPage>
  )
}

const Acts = ({ id, state, name }: InscriptionCard) => (
  <>
    {moveSlugs
      .filter((slug) => inscriptionLife[state].includes(moves[slug].to))
      .map((slug) => (
        <>
          <Link href={`${home}/${id}/${slug}`}>
            {moves[slug].text}
            <span class="govuk-visually-hidden"> la inscripción de {name}</span>
          </Link>{' '}
        </>
      ))}
  </>
)
