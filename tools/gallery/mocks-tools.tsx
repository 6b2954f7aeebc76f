import {
  Bulk,
  Clock,
  type Column,
  Counts,
  Facts,
  Filters,
  Finding,
  Fixes,
  Head,
  KeysHelp,
  Note,
  Pager,
  Pair,
  Pane,
  Rules,
  Shell,
  Split,
  Sub,
  Table,
  Verdict,
  Views,
  Why,
} from '../../src/shared/ui/components.tsx'
import { Button, ButtonLink, CheckboxesField, DateField, Form, SelectField, TextField } from '../../src/shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../src/shared/ui/page.tsx'

// The work tools of the design, rebuilt from the kit with its invented people, to be compared by eye.

const tabs = (current: string, ...names: string[]) =>
  names.map((text) => ({ text, href: `#${text}`, isCurrent: text === current }))

export const hernan: Chrome = {
  isDemo: true,
  legalDate: null,
  person: { name: 'Hernán Pulgarín' },
  links: tabs('Cola', 'Cola', 'Personas', 'Lotes', 'Sedes', 'Delegados', 'Historial'),
  entidad: 'ESE Hospital San Roque de Puerto Manglar',
  path: '/delegado',
}

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

const queue = (
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

type Evidence = [fact: string, finding: string, source: string, age: string]

const evidence: Evidence[] = [
  ['Identidad', 'Coincide con la Registraduría', 'Mi Seguridad Social', '6 días'],
  ['Inscripción', 'Medicina, aprobada', 'Registro del Servicio Social', '2 horas'],
  ['Plaza', 'PM-014, activa. Sede Puerto Manglar (709990001201)', '1 ago 2026 a 31 jul 2027', '2 horas'],
  ['Sanciones', 'Ninguna', 'ReTHUS', '3 horas'],
  ['Otras activaciones', 'Ninguna, en ninguna entidad', 'Mipres Abierto', 'ahora'],
]

const decision = (
  <ToolPage chrome={hernan} title="Diego Armando Ladino Suaza">
    <Head
      title="Diego Armando Ladino Suaza"
      back={{ href: '#cola', text: 'Cola, 8 de 46' }}
      actions={
        <>
          <ButtonLink href="#k" variant="secondary">
            Anterior
          </ButtonLink>
          <ButtonLink href="#j" variant="secondary">
            Siguiente
          </ButtonLink>
        </>
      }
    >
      CC 1.900.845.117 · Servicio Social Obligatorio · radicado RM-2026-048233-1 · vence en 2 días
    </Head>
    <Split
      isEven
      aside={
        <Form
          action="/activar"
          values={{ sede: 'b', desde: '24/11/2026', hasta: '31/12/2027', rol: ['prescribir'] }}
          errors={[{ field: 'hasta', message: 'La plaza termina el 31 jul 2027' }]}
        >
          <Pane title="Activar y enrolar">
            <SelectField
              name="sede"
              label="Sede"
              empty={null}
              options={[
                { value: 'b', text: 'La Bocana (709990001203)' },
                { value: 'p', text: 'Puerto Manglar (709990001201)' },
              ]}
            />
            <Pair>
              <DateField name="desde" label="Desde (dd/mm/aaaa)" hint={null} />
              <DateField name="hasta" label="Hasta (dd/mm/aaaa)" hint={null} />
            </Pair>
            <CheckboxesField
              name="rol"
              label="Roles"
              isSmall
              choices={[
                { value: 'prescribir', text: 'Prescribir (Servicio Social)' },
                { value: 'consulta', text: 'Consulta de la IPS', hint: 'Leer las prescripciones de la sede' },
              ]}
            />
            <Note>No se ofrecen «ordenar» ni «junta»: no caben en el Servicio Social.</Note>
          </Pane>
          <Pane title="Decisión simulada" isTitleHidden isLive>
            <Verdict answer="no" title="Así no se puede activar">
              <p>Dos reglas no se cumplen. Nada se ha guardado.</p>
            </Verdict>
            <Rules
              rules={[
                {
                  outcome: 'no',
                  title: 'Sede distinta a la de la plaza',
                  detail: 'La plaza PM-014 es de Puerto Manglar.',
                  evidence: 'Servicio Social, hace 2 horas',
                  norm: 'Guía MIPRES 2023, §2 paso 4.',
                  mender: 'La Secretaría, no la IPS.',
                },
                {
                  outcome: 'no',
                  title: '«Hasta» pasa el fin de la plaza',
                  detail: 'La plaza termina el 31 jul 2027; usted puso el 31 dic 2027.',
                },
                {
                  outcome: 'ok',
                  title: 'Las otras 5 reglas',
                  detail: 'Cuenta, inscripción, plaza activa, sanciones, separación de funciones.',
                },
              ]}
            />
            <Fixes>
              <Button name="arreglo" value="plaza">
                Usar Puerto Manglar, hasta 31 jul 2027
              </Button>
              <Button variant="secondary" formaction="/devolver">
                Devolver con esta razón
              </Button>
              <Button variant="warning" formaction="/rechazar">
                Rechazar
              </Button>
            </Fixes>
            <Note>«Devolver» le escribe a Diego estas mismas razones y a quién acudir.</Note>
          </Pane>
        </Form>
      }
    >
      <Pane title="Pruebas">
        <Table
          caption="Pruebas y su edad"
          isCaptionHidden
          isCards
          rows={evidence}
          keyOf={(row) => row[0]}
          columns={[
            { head: 'Hecho', isRowHead: true, cell: (row) => row[0] },
            {
              head: 'Lo que dice el registro',
              cell: (row) => (
                <>
                  {row[1]}
                  <Sub isBlock>{row[2]}</Sub>
                </>
              ),
            },
            { head: 'Edad', cardLabel: 'Edad', isNowrap: true, cell: (row) => row[3] },
          ]}
        />
        <Note>
          Próxima comprobación: mañana, 5:40 a. m. <a href="#ahora">Comprobar ahora</a>
        </Note>
      </Pane>
      <Pane title="Lo que pidió">
        <Facts
          facts={[
            { term: 'Rol', value: 'Prescribir como profesional en Servicio Social' },
            { term: 'Enviada', value: '18 nov 2026, 4:31 p. m.' },
            { term: 'Nota', value: '«El coordinador me pidió empezar turnos en La Bocana.»' },
          ]}
        />
      </Pane>
    </Split>
  </ToolPage>
)

const waits = [
  { label: 'hoy', value: 3120 },
  { label: '1 día', value: 2410 },
  { label: '2 días', value: 1680 },
  { label: '3 días', value: 1190 },
  { label: '4 días', value: 760 },
  { label: '5 días', value: 500 },
  { label: 'más de 5 días', value: 484, isLate: true },
]

const ends = [
  { label: '23 nov', value: 300, second: 130 },
  { label: '30 nov', value: 2110, second: 900 },
  { label: '28 dic', value: 4420, second: 2000 },
  { label: '4 ene', value: 0, second: 0 },
]

const board = (
  <ToolPage
    chrome={{
      ...hernan,
      legalDate: '2027-01-04',
      person: { name: 'Gloria Benavides' },
      entidad: 'Mesa nacional',
      links: tabs('Tablero', 'Tablero', 'Auditoría'),
    }}
    title="Enrolamiento nacional"
  >
    <Head title="Enrolamiento nacional">Lunes 23 de noviembre de 2026, corte de 6:00 a. m. Cifras inventadas.</Head>
    <Counts
      counts={[
        { label: 'profesionales enrolados, de 405.940', value: '88,4 %' },
        { label: 'solicitudes en espera', value: '10.144' },
        { label: 'fuera de plazo', value: '484', isBad: true },
      ]}
    />
    <Finding
      heading="484 solicitudes pasaron el plazo; 312 son de 9 instituciones"
      chart={{
        id: 'esperas',
        title: 'Solicitudes por días hábiles de espera',
        description: '9.660 dentro del plazo y 484 fuera.',
        bars: waits,
        note: 'Días hábiles desde el envío.',
      }}
      table={{ caption: 'Solicitudes por días de espera', labelHead: 'Espera', valueHead: 'Solicitudes', bars: waits }}
    />
    <Finding
      heading="6.420 activaciones terminan la última semana de diciembre"
      chart={{
        id: 'fines',
        title: 'Activaciones que terminan',
        description: 'De 430 a 6.420 en una semana.',
        bars: ends,
        series: ['Profesionales', 'Servicio Social'],
      }}
      table={{
        caption: 'Activaciones que terminan, por semana',
        labelHead: 'Semana',
        valueHead: 'Profesionales',
        secondHead: 'Servicio Social',
        bars: ends,
      }}
    />
  </ToolPage>
)

export const toolMocks = { queue, decision, board }
