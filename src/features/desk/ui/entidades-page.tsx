import { numberText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Counts, EmptyState, Filters, Head, Link, Pager, Sub, Table, Tag } from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import { entidadIdText, entidadKindNames } from '../../reps/index.ts'
import type { ListedEntidad } from '../entidades-store.ts'
import { DeskPage } from './desk-page.tsx'

export type EntidadesPageProps = {
  chrome: Chrome
  rows: ListedEntidad[]
  values: { buscar: string; clase: string; delegados: string; espera: string }
  counts: { without: number; withOne: number; late: number }
  links: { first: string | null; next: string | null; export: string }
}

/** Every entidad by name, and how many answer for it. */
export function EntidadesPage({ chrome, rows, values, counts, links }: EntidadesPageProps) {
  return (
    <DeskPage chrome={chrome} title="Entidades">
      <Head
        title="Entidades"
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        IPS y EPS de REPS, y quién responde por cada una
      </Head>
      <Counts
        counts={[
          {
            label: 'IPS y EPS sin delegado',
            value: <a href="/mesa/entidades?delegados=sin">{numberText(counts.without)}</a>,
            isBad: counts.without > 0,
          },
          { label: 'con un solo delegado', value: <a href="/mesa/entidades?delegados=uno">{numberText(counts.withOne)}</a> },
          {
            label: 'con solicitudes fuera de plazo',
            value: <a href="/mesa/entidades?espera=tarde">{numberText(counts.late)}</a>,
            isBad: counts.late > 0,
          },
        ]}
      />
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
        <SelectField name="espera" label="Solicitudes" empty="Todas" options={[{ value: 'tarde', text: 'Fuera de plazo' }]} />
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
            {
              head: 'Fuera de plazo',
              isNumber: true,
              cardLabel: 'Fuera de plazo',
              cell: ({ late }) => (late > 0 ? <Tag tone="bad">{numberText(late)}</Tag> : '0'),
            },
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
