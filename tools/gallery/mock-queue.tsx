import {
  Bulk,
  Clock,
  type Column,
  Counts,
  Filters,
  Head,
  KeysHelp,
  Pager,
  Shell,
  Sub,
  Table,
  Views,
  Why,
} from '../../src/shared/ui/components.tsx'
import { Button, ButtonLink, Form, SelectField, TextField } from '../../src/shared/ui/form.tsx'
import { ToolPage } from '../../src/shared/ui/page.tsx'
import { hernan } from './tool-chrome.ts'

// The queue (h) of the design, rebuilt from the kit with its invented people, to be compared by eye.

type Request = [
  state: 'late' | 'soon' | 'calm',
  due: string,
  name: string,
  document: string,
  kind: string,
  role: string,
  sede: string,
  outcome: 'ok' | 'no' | 'warn',
  why: string,
  ground: string,
]

const requests: Request[] = [
  [
    'late',
    'Vencida hace 2 d',
    'Camila Andrea Burgos Tirado',
    'CC 1.900.221.907',
    'Servicio Social',
    'Prescribir',
    'Puerto Manglar',
    'no',
    'Plaza aún no activa',
    'Secretaría, desde 11 nov',
  ],
  [
    'late',
    'Vencida hace 1 d',
    'Jhon Édison Mosquera Palacios',
    'CC 1.900.574.330',
    'Profesional',
    'Prescribir',
    'La Bocana',
    'ok',
    'Cumple las 7 reglas',
    'ReTHUS hace 3 h',
  ],
  [
    'late',
    'Vencida hace 1 d',
    'Paola Cristina Hoyos Bedoya',
    'CC 1.900.118.462',
    'Profesional',
    'Prescribir',
    'Puerto Manglar',
    'ok',
    'Cumple las 7 reglas',
    'ReTHUS hace 3 h',
  ],
  [
    'late',
    'Vencida hace 1 d',
    'Ricardo Elías Name Chadid',
    'CE 900.412',
    'Profesional',
    'Prescribir',
    'Puerto Manglar',
    'warn',
    'ReTHUS dice «Naime»',
    'Confirmar el nombre en persona',
  ],
  [
    'soon',
    'Vence hoy',
    'Sara Lucía Piedrahíta Gil',
    'CC 1.900.730.018',
    'Otro usuario',
    'Regencia',
    'Puerto Manglar',
    'ok',
    'Contrato hasta 30 jun 2027',
    'Verificado el 19 nov',
  ],
  [
    'soon',
    'Vence hoy',
    'Óscar Iván Tulcán Chamorro',
    'CC 1.900.066.291',
    'Profesional',
    'Prescribir',
    'Isla Fuertecita',
    'warn',
    'ReTHUS no responde, copia de 26 h',
    'Vale hasta hoy, 5 p. m.',
  ],
  [
    'calm',
    'Vence en 2 d',
    'Laura Milena Quiñones Arrieta',
    'CC 1.900.318.562',
    'Servicio Social',
    'Prescribir',
    'Puerto Manglar',
    'ok',
    'Plaza activa hasta 31 jul 2027',
    'Servicio Social hace 2 h',
  ],
  [
    'calm',
    'Vence en 2 d',
    'Diego Armando Ladino Suaza',
    'CC 1.900.845.117',
    'Servicio Social',
    'Prescribir',
    'La Bocana',
    'no',
    'La plaza es de otra sede',
    'Solo Puerto Manglar',
  ],
  [
    'calm',
    'Vence en 3 d',
    'Valentina Ospina Restrepo',
    'PT 9.001.284',
    'Profesional',
    'Prescribir',
    'Puerto Manglar',
    'ok',
    'Cumple las 7 reglas',
    'ReTHUS hace 3 h',
  ],
  [
    'calm',
    'Vence en 4 d',
    'Nelson Enrique Guerrero Ibarra',
    'CC 1.900.503.749',
    'Profesional',
    'Prescribir',
    'La Bocana',
    'no',
    'Sanción vigente hasta 14 ene 2027',
    'ReTHUS hace 3 h',
  ],
  [
    'calm',
    'Vence en 5 d',
    'Yuliana Marcela Epiayú Uriana',
    'CC 1.900.612.885',
    'Otro usuario',
    'Transcripción',
    'Isla Fuertecita',
    'ok',
    'Contrato a término indefinido',
    'Verificado el 20 nov',
  ],
]

const acts = { ok: 'Activar', no: 'Ver razón', warn: 'Revisar' }

const columns: Column<Request>[] = [
  { head: 'Plazo', sort: { href: '#s1', now: 'ascending' }, cell: ([state, due]) => <Clock state={state}>{due}</Clock> },
  {
    head: 'Persona',
    sort: { href: '#s2', now: null },
    isRowHead: true,
    cell: ([, , name, document]) => (
      <>
        <a href="#i">{name}</a>
        <Sub isBlock>{document}</Sub>
      </>
    ),
  },
  {
    head: 'Pide',
    cell: ([, , , , kind, role]) => (
      <>
        {kind}
        <Sub>{role}</Sub>
      </>
    ),
  },
  { head: 'Sede', sort: { href: '#s3', now: null }, cardLabel: 'Sede', isNowrap: true, cell: (row) => row[6] },
  {
    head: 'Comprobación',
    cell: ([, , , , , , , outcome, why, ground]) => (
      <Why outcome={outcome} sub={ground}>
        {why}
      </Why>
    ),
  },
  {
    head: 'Acción',
    isHeadHidden: true,
    isAct: true,
    cell: ([, , name, , , , , outcome]) => (
      <a href="#i">
        {acts[outcome]}
        <span class="govuk-visually-hidden">: {name}</span>
      </a>
    ),
  },
]

export const queue = (
  <ToolPage chrome={hernan} title="Por activar">
    <Head
      title="Por activar"
      actions={
        <>
          <ButtonLink href="#e" variant="secondary">
            Exportar 46
          </ButtonLink>
          <ButtonLink href="#l" variant="secondary">
            Subir un lote
          </ButtonLink>
        </>
      }
    >
      46 personas esperan. La más antigua, desde el miércoles 11 de noviembre.
    </Head>
    <Shell
      rail={
        <Views
          label="Bandejas"
          links={[
            { text: 'Por activar', href: '#1', count: 46, isCurrent: true },
            { text: 'Fuera de plazo', href: '#2', count: 4, isBad: true },
            { text: 'Vencen en 30 días', href: '#3', count: 17 },
            { text: 'Segunda persona', href: '#4', count: 2 },
            { text: 'Devueltas', href: '#5', count: 9 },
          ]}
          more={[
            {
              title: 'Mis vistas',
              links: [
                { text: 'Médicos de La Bocana', href: '#6', count: 11 },
                { text: 'Servicio Social 2026-2', href: '#7', count: 8 },
              ],
            },
            { title: 'Relevo', links: [{ text: 'Desde el 14 dic', href: '#8', count: 'falta', isBad: true }] },
          ]}
        />
      }
    >
      <Counts
        counts={[
          { label: 'fuera de plazo', value: 4, isBad: true },
          { label: 'vencen hoy', value: 2 },
          { label: 'listas para activar', value: 31 },
          { label: 'días hábiles en decidir, mediana', value: '1,4' },
        ]}
      />
      <Filters action="/delegado" label="Filtrar la cola">
        <TextField class="wide" type="search" name="q" label="Nombre, documento o radicado" />
        <SelectField name="sede" label="Sede" empty="Todas (3)" options={[]} />
        <SelectField name="tipo" label="Tipo" empty="Todos" options={[]} />
        <SelectField name="regla" label="Comprobación" empty="Cualquiera" options={[]} />
        <SelectField name="plazo" label="Plazo" empty="Todos" options={[]} />
      </Filters>
      <Form action="/delegado/varias">
        <Table
          caption="Solicitudes por activar, la más antigua primero"
          isCaptionHidden
          isQueue
          isCards
          columns={columns}
          rows={requests}
          keyOf={(row) => row[3]}
          currentKey="CC 1.900.221.907"
          selection={{
            name: 'solicitud',
            valueOf: (row) => row[3],
            labelOf: (row) => `a ${row[2]}`,
            chosen: ['CC 1.900.574.330', 'CC 1.900.118.462', 'CC 1.900.730.018'],
          }}
        />
        <Bulk
          label="Acciones para la selección"
          actions={
            <>
              <Button>Activar 3</Button>
              <Button class="ghost">Pedir un dato</Button>
              <Button class="ghost">Devolver</Button>
              <Button class="ghost">Quitar selección</Button>
            </>
          }
        >
          <strong>3 seleccionadas</strong>, las 3 cumplen
        </Bulk>
      </Form>
      <Pager next={{ href: '#sig', text: 'Siguientes 11' }}>1 a 11 de 46</Pager>
      <KeysHelp
        keys={[
          { keys: ['J', 'K'], does: 'bajar y subir' },
          { keys: ['X'], does: 'seleccionar' },
          { keys: ['Intro'], does: 'abrir' },
          { keys: ['A'], does: 'activar' },
          { keys: ['D'], does: 'devolver con razón' },
          { keys: ['/'], does: 'buscar' },
          { keys: ['?'], does: 'todas las teclas' },
        ]}
      />
    </Shell>
  </ToolPage>
)
