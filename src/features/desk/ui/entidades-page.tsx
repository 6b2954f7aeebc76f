import { numberText } from '../../../shared/dates-es.ts'
import { EmptyState, Filters, Head, Link, Pager, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { entidadIdText, entidadKindNames } from '../../reps/index.ts'
import type { ListedEntidad } from '../entidades-store.ts'
import { DeskPage } from './desk-page.tsx'

export type EntidadesPageProps = {
  chrome: Chrome
  rows: ListedEntidad[]
  values: { buscar: string; clase: string; delegados: string }
  links: { first: string | null; next: string | null }
}

/** Every entidad by name, and how many answer for it. */
export function EntidadesPage({ chrome, rows, values, links }: EntidadesPageProps) {
  return (
    <DeskPage chrome={chrome} title="Entidades">
      <Head title="Entidades">IPS y EPS de REPS, y quién responde por cada una</Head>
      <Filters label="Buscar entidades" action="/mesa/entidades" values={values}>
        <TextField name="buscar" label="Nombre, NIT o código" type="search" class="wide" />
        <SelectField
          name="clase"
          label="Clase"
          empty="IPS y EPS"
          options={Object.entries(entidadKindNames).map(([value, text]) => ({ value, text }))}
        />
        <SelectField
          name="delegados"
          label="Delegados"
          empty="Con y sin delegado"
          options={[
            { value: 'sin', text: 'Sin delegado' },
            { value: 'uno', text: 'Uno solo' },
            { value: 'varios', text: 'Dos o más' },
          ]}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title="Ninguna entidad cumple con eso">
          <p>Busque por una parte del nombre, o por el NIT con o sin dígito de verificación.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Entidades, por nombre"
          isCaptionHidden
          rows={rows}
          keyOf={({ id }) => id}
          isCards
          columns={[
            {
              head: 'Entidad',
              isRowHead: true,
              cell: (row) => (
                <>
                  <Link href={`/mesa/entidades/${row.id}`}>{row.name}</Link>
                  <Sub isBlock>{entidadIdText(row)}</Sub>
                </>
              ),
            },
            { head: 'Clase', cardLabel: 'Clase', cell: ({ kind, code }) => `${entidadKindNames[kind]} ${code}` },
            { head: 'Municipio', cardLabel: 'Municipio', cell: ({ municipio }) => municipio ?? 'Sin dato' },
            { head: 'Sedes', isNumber: true, cardLabel: 'Sedes', cell: ({ sedes }) => numberText(sedes) },
            { head: 'En espera', isNumber: true, cardLabel: 'En espera', cell: ({ waiting }) => numberText(waiting) },
            { head: 'Delegados', cardLabel: 'Delegados', cell: delegatesOf },
          ]}
        />
      )}
      {(links.first || links.next) && (
        <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
          {rows.length === 1 ? 'Una entidad' : `${rows.length} entidades en esta página`}
        </Pager>
      )}
    </DeskPage>
  )
}

function delegatesOf({ kind, delegates }: ListedEntidad) {
  if (kind === 'INDEPENDIENTE') return <Tag tone="idle">Es su propia entidad</Tag>
  if (kind === 'PROVEEDOR') return <Tag tone="idle">No aplica</Tag>
  if (delegates === 0) return <Tag tone="bad">Sin delegado</Tag>
  return delegates === 1 ? <Tag tone="warn">Uno solo</Tag> : <Tag tone="ok">{numberText(delegates)}</Tag>
}
