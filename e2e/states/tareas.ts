import { answered, button, go, link, linkTo, refused, send, state, type, type Viewing } from '../harness/opening.ts'

const home = (name: string) => state(name, '/solicitudes', go('/solicitudes'))
const task = (name: string) => state(name, '/solicitudes/:applicationId', go('/solicitudes'), linkTo('/solicitudes/'))

/** Whom the plaza lets in, or does not yet, or no longer. */
const servicioSocial: Viewing[] = (
  [
    ['plaza.espera', 'en-espera'],
    ['plaza.medica', 'activa'],
    ['plaza.suspendida', 'suspendida'],
    ['plaza.terminada', 'terminada'],
  ] as const
).map(([who, name]) => ({ who, part: 'tareas', states: [home(`tareas-plaza-${name}`), task(`tarea-plaza-${name}`)] }))

const people: Viewing[] = [
  {
    who: 'plaza.rethus',
    part: 'tareas',
    states: [home('tareas-cambio-ofrecido')],
  },
  { who: 'otro.espera', part: 'tareas', states: [home('tareas-otro-en-espera'), task('tarea-otro-en-espera')] },
  { who: 'regente', part: 'tareas', states: [home('tareas-otro-activo'), task('tarea-otro-activo')] },
  { who: 'ordenador', part: 'tareas', states: [home('tareas-eps'), task('tarea-eps')] },
  { who: 'no.fui.yo', part: 'tareas', states: [home('tareas-no-fui-yo'), task('tarea-no-fui-yo')] },
  { who: 'termina.manana', part: 'tareas', states: [home('tareas-termina-manana')] },
  {
    who: 'tres.sedes',
    part: 'tareas',
    states: [
      home('tareas-tres-sedes'),
      state('tareas-sede-cambiada', '/solicitudes', go('/solicitudes'), button(/^Trabajar aquí.*La Unión/)),
      state('sede-de-trabajo', '/sede-de-trabajo', go('/sede-de-trabajo')),
      state(
        'sede-de-trabajo-cambiada',
        '/sede-de-trabajo',
        go('/sede-de-trabajo'),
        button(/^Trabajar aquí.*Hospital San Telmo, E/),
      ),
    ],
  },
  { who: 'lista', part: 'sede', states: [state('sede-de-trabajo-ninguna', '/sede-de-trabajo', go('/sede-de-trabajo'))] },
]

/** Signed out, with radicado and document. */
const status: Viewing = {
  who: null,
  part: 'estado',
  states: [
    state('estado', '/estado', go('/estado')),
    refused('estado-error', '/estado', go('/estado'), type({ radicado: 'RM-2026-048172-9', numero: '12x' }), button('Consultar')),
    answered(
      404,
      'estado-no-hay',
      '/estado',
      type({ radicado: 'RM-2026-048172-2', numero: '1.900.318.562' }),
      button('Consultar'),
    ),
  ],
}

/** Of whoever waits, as he finds his own numbers. */
const ownStatus: Viewing = {
  who: 'en.espera',
  part: 'estado',
  states: [
    state('estado-respuesta', '/estado', async (page) => {
      await page.goto('/cuenta')
      const [, numero] = /CC\s([\d.]+)/.exec(await page.locator('main').innerText()) ?? []
      await page.goto('/solicitudes')
      const [radicado] = /RM-[\d-]+/.exec(await page.locator('main').innerText()) ?? []
      await page.goto(`/estado?${new URLSearchParams({ radicado: radicado ?? '', tipo: 'CC', numero: numero ?? '' })}`)
    }),
  ],
}

const desk: Viewing = {
  who: 'mesa',
  part: 'tareas',
  states: [
    state('mesa-radicado', '/mesa/radicado', go('/mesa/radicado')),
    refused('mesa-radicado-error', '/mesa/radicado', send('/mesa/radicado', { radicado: 'RM-2026-048172-9' })),
    state(
      'mesa-pasos',
      '/mesa/solicitudes/:applicationId',
      go('/mesa/solicitudes'),
      linkTo('/mesa/solicitudes/'),
      link(/^Los pasos/),
    ),
  ],
}

const delegado: Viewing = {
  who: 'delegada2',
  part: 'tareas',
  states: [
    state(
      'delegado-pasos',
      '/delegado/:entidadId/solicitudes/:applicationId/pasos',
      go('/delegado'),
      linkTo('/solicitudes/'),
      link(/^Los pasos/),
    ),
  ],
}

export const taskViewings = [...servicioSocial, ...people, status, ownStatus, desk, delegado]
