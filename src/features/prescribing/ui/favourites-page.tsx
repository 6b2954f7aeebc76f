import { momentText } from '../../../shared/dates-es.ts'
import { EmptyState, Head, Link, Notice, Sub, Table } from '../../../shared/ui/components.tsx'
import type { FieldError, Values } from '../../../shared/ui/errors.ts'
import { Button, ErrorSummary, Form, HiddenField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'

export type FavouriteRow = { id: string; name: string; what: string; diagnosis: string | null; used: number; savedAt: Date }

export type FavouritesPageProps = {
  chrome: Chrome
  rows: FavouriteRow[]
  errors: FieldError[]
  /** What was typed for one of them, that was refused. */
  typed: { id: string; name: string } | null
  told: string | null
  now: Date
}

/** Lines under a name of one's own, those used most first. */
export function FavouritesPage({ chrome, rows, errors, typed, told, now }: FavouritesPageProps) {
  return (
    <ToolPage chrome={mipresChrome(chrome, null)} title="Mis favoritos" errors={errors}>
      <Head title="Mis favoritos" back={{ href: '/mipres', text: 'Prescribir' }}>
        {rows.length === 0 ? 'Ninguno todavía' : `${rows.length}, los que más usa primero`}
      </Head>
      {told && <Notice>{told}</Notice>}
      <ErrorSummary errors={errors} />
      {rows.length === 0 ? (
        <EmptyState title="Todavía no tiene favoritos">
          <p>
            En cada medicamento de una fórmula, en «Indicaciones, total y otros datos», puede guardarlo con un nombre. Después lo
            agrega con un clic o con Alt y su número. <Link href="/mipres">Empiece una fórmula</Link>.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Mis favoritos"
          isCaptionHidden
          isCards
          keyOf={({ id }) => id}
          rows={rows}
          columns={[
            {
              head: 'Nombre',
              isRowHead: true,
              cell: ({ name, what }) => (
                <>
                  {name}
                  <Sub isBlock>{what}</Sub>
                </>
              ),
            },
            { head: 'Diagnóstico', cardLabel: 'Diagnóstico', cell: ({ diagnosis }) => diagnosis ?? 'Cualquiera' },
            { head: 'Veces', cardLabel: 'Veces que lo usó', isNumber: true, cell: ({ used }) => used },
            { head: 'Guardado', cardLabel: 'Guardado', cell: ({ savedAt }) => momentText(savedAt, now) },
            {
              head: 'Cambiar',
              isHeadHidden: true,
              cell: ({ id, name }) => (
                <Change
                  id={id}
                  name={name}
                  errors={typed?.id === id ? errors : []}
                  typed={typed?.id === id ? typed.name : name}
                />
              ),
            },
          ]}
        />
      )}
    </ToolPage>
  )
}

const Change = ({ id, name, typed, errors }: { id: string; name: string; typed: string; errors: FieldError[] }) => {
  const values: Values = { nombre: typed }
  return (
    <Form
      action="/mipres/favoritos"
      values={values}
      errors={errors.map(({ message }) => ({ field: 'nombre', message }))}
      prefix={`${id}-`}
    >
      <HiddenField name="favorito" value={id} />
      <div class="ma-inline">
        <TextField
          name="nombre"
          label={
            <>
              Nuevo nombre<span class="govuk-visually-hidden"> de {name}</span>
            </>
          }
          maxlength={120}
        />
        <Button variant="secondary" name="accion" value="renombrar">
          Cambiar
        </Button>
        <Button variant="warning" name="accion" value="borrar">
          Borrar<span class="govuk-visually-hidden"> {name}</span>
        </Button>
      </div>
    </Form>
  )
}
