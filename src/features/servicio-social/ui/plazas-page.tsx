import { numberText } from '../../../shared/dates-es.ts'
import { ButtonLink } from '../../../shared/ui/button.tsx'
import { Counts, EmptyState, Filters, Finding, Head, Link, Pager, Table } from '../../../shared/ui/components.tsx'
import { SelectField, TextField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { deskChrome } from '../../../shared/ui/tool-tabs.ts'
import { type PlazaState, professionNames } from '../plaza.ts'
import { stateNames } from '../plaza-life.ts'
import type { PlazaCard, StateCount } from '../plaza-list-store.ts'
import { plazaColumns } from './plaza-parts.tsx'

export type PlazasPageProps = {
  chrome: Chrome
  rows: PlazaCard[]
  counts: StateCount[]
  departamentos: { code: string; name: string }[]
  values: { estado: string; departamento: string; profesion: string; buscar: string }
  links: { first: string | null; next: string | null; export: string }
}

const sumOf = (counts: StateCount[]) => counts.reduce((sum, { count }) => sum + count, 0)

/** Every plaza of the country, to filter, and how they stand by departamento. */
export function PlazasPage({ chrome, rows, counts, departamentos, values, links }: PlazasPageProps) {
  const isFiltered = Object.values(values).some((value) => value !== '')
  const inState = (state: PlazaState) => sumOf(counts.filter((one) => one.state === state))
  return (
    <ToolPage chrome={deskChrome(chrome)} title="Plazas de Servicio Social, mesa">
      <Head
        title="Plazas de Servicio Social"
        actions={
          rows.length > 0 && (
            <ButtonLink href={links.export} variant="secondary" download>
              Exportar
            </ButtonLink>
          )
        }
      >
        Las reporta la IPS; aquí se aprueban, se asignan y se termina lo que haga falta.
      </Head>
      <Counts
        counts={[
          { label: 'por aprobar', value: <a href="/mesa/plazas?estado=REPORTADA">{numberText(inState('REPORTADA'))}</a> },
          { label: 'vacantes', value: <a href="/mesa/plazas?estado=APROBADA">{numberText(inState('APROBADA'))}</a> },
          { label: 'asignadas sin iniciar', value: <a href="/mesa/plazas?estado=ASIGNADA">{numberText(inState('ASIGNADA'))}</a> },
          { label: 'activas', value: <a href="/mesa/plazas?estado=ACTIVA">{numberText(inState('ACTIVA'))}</a> },
          { label: 'suspendidas', value: <a href="/mesa/plazas?estado=SUSPENDIDA">{numberText(inState('SUSPENDIDA'))}</a> },
        ]}
      />
      <Filters action="/mesa/plazas" values={values} label="Filtrar plazas">
        <TextField name="buscar" label="Código, IPS, sede, nombre o documento" class="wide" />
        <SelectField
          name="estado"
          label="Estado"
          empty="Todos"
          options={Object.entries(stateNames).map(([value, text]) => ({ value, text }))}
        />
        <SelectField
          name="departamento"
          label="Departamento"
          empty="Todos"
          options={departamentos.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <SelectField
          name="profesion"
          label="Profesión"
          empty="Todas"
          options={Object.entries(professionNames).map(([value, text]) => ({ value, text }))}
        />
      </Filters>
      {rows.length === 0 ? (
        <EmptyState title={isFiltered ? 'Ninguna plaza coincide con ese filtro' : 'Todavía no hay plazas'}>
          <p>{isFiltered ? <Link href="/mesa/plazas">Quitar el filtro</Link> : 'Las reporta el delegado de cada IPS.'}</p>
        </EmptyState>
      ) : (
        <Table
          caption="Plazas"
          isCaptionHidden
          isQueue
          isCards
          rows={rows}
          keyOf={({ id }) => id}
          columns={plazaColumns(({ id }) => `/mesa/plazas/${id}`, true)}
        />
      )}
      <Pager first={links.first ?? undefined} next={links.next ? { href: links.next } : undefined}>
        {rows.length === 1 ? 'Una plaza en esta página' : `${rows.length} plazas en esta página`}
      </Pager>
      {counts.length > 0 && <Pictures counts={counts} />}
    </ToolPage>
  )
}

function Pictures({ counts }: { counts: StateCount[] }) {
  const total = sumOf(counts)
  const byPlace = [...Map.groupBy(counts, ({ departamento }) => departamento)].map(([label, all]) => {
    const value = sumOf(all.filter(({ state }) => state === 'ACTIVA'))
    return { label, value, second: sumOf(all) - value }
  })
  const byState = (Object.keys(stateNames) as PlazaState[]).flatMap((state) => {
    const value = sumOf(counts.filter((one) => one.state === state))
    return value > 0 ? [{ label: stateNames[state], value }] : []
  })
  const places = byPlace.toSorted((a, b) => b.value + b.second - (a.value + a.second))
  const active = places.reduce((sum, { value }) => sum + value, 0)
  const most = places[0]
  return (
    <>
      <Finding
        heading={`Plazas activas: ${numberText(active)} de ${numberText(total)}; el departamento con más plazas es ${most?.label}`}
        chart={{
          id: 'departamentos',
          title: 'Plazas por departamento',
          description: places
            .map(({ label, value, second }) => `${label}: ${value} activas y ${second} en otro estado`)
            .join('; '),
          bars: places,
          series: ['Activas', 'En otro estado'],
        }}
        table={{
          caption: 'Plazas por departamento',
          labelHead: 'Departamento',
          valueHead: 'Activas',
          secondHead: 'En otro estado',
          bars: places,
        }}
      />
      <Finding
        heading="En qué estado están"
        chart={{
          id: 'estados',
          title: 'Plazas por estado',
          description: byState.map(({ label, value }) => `${label}: ${value}`).join('; '),
          bars: byState,
        }}
        table={{ caption: 'Plazas por estado', labelHead: 'Estado', valueHead: 'Plazas', bars: byState }}
      />
    </>
  )
}
