import {
  answered,
  button,
  go,
  link,
  linkTo,
  readdress,
  refused,
  type Step,
  send,
  state,
  type,
  type Viewing,
} from '../harness/opening.ts'

const request = '/mesa/solicitudes/:applicationId'
const reply = `${request}/responder`
const change = '/mesa/roles/:clase/:clave'
const why = { porque: 'La entidad no tiene quien responda.' }
const acts = ['activar', 'enrolar', 'devolver', 'rechazar', 'terminar']

/** Whoever waits there is drawn by chance: the number is on the page. */
const seeDocument: Step = async (page, program) => {
  const [, number = ''] = /CC ([\d.]+)/.exec(await page.locator('.ma-head').innerText()) ?? []
  await send('/identidad', { numero: number, ...why })(page, program)
}

/** The desk in an entidad's place, the table of roles as data, and the country's numbers. */
export const deskAnswerViewings: Viewing[] = [
  {
    who: 'mesa',
    states: [
      state('mesa-solicitudes', '/mesa/solicitudes', go('/mesa/solicitudes')),
      state('mesa-solicitudes-tarde', '/mesa/solicitudes', type({ por: 'tarde' }), button('Filtrar')),
      state('mesa-solicitudes-ninguna', '/mesa/solicitudes', type({ buscar: 'zzzz' }), button('Filtrar')),
      state('mesa-responder', reply, go('/mesa/solicitudes?buscar=piedra+sola'), linkTo('/responder')),
      state(
        'mesa-responder-identidad',
        `${request}/identidad`,
        readdress((address) => address.replace('responder', 'identidad')),
      ),
      ...acts.map((act) =>
        state(
          `mesa-responder-${act}`,
          `${request}/${act}`,
          readdress((address) => address.replace(/[a-z]+$/, act)),
        ),
      ),
      refused('mesa-responder-sin-motivo', `${request}/identidad`, send('/identidad', { numero: '1900000225', porque: '' })),
      state('mesa-responder-identidad-vista', reply, seeDocument),
      refused('mesa-responder-devolver-error', `${request}/devolver`, send('/devolver', { motivo: '' })),
      state('mesa-responder-activada', reply, send('/activar', { hasta: '', ...why })),
      state('mesa-responder-enrolada', reply, send('/enrolar', why)),
      state('mesa-responder-terminada', reply, send('/terminar', { motivo: 'La sede cerró.' })),
      state('mesa-entidades-tarde', '/mesa/entidades', go('/mesa/entidades?espera=tarde')),

      state('mesa-cifras', '/mesa/cifras', link('Cifras')),
      state('mesa-roles', '/mesa/roles', go('/mesa/roles')),
      state('mesa-roles-fila', change, go('/mesa/roles/filas/5')),
      refused('mesa-roles-fila-error', change, send('/filas/5', { motivo: '', norma: '' })),
      state(
        'mesa-roles-fila-antes',
        change,
        type({ exclusive_with: 'REGENTE', motivo: 'Prueba', norma: 'Sin norma' }),
        button('Ver a quién toca'),
      ),
      state('mesa-roles-cambiado', '/mesa/roles', button('Confirmar el cambio')),
      state('mesa-roles-politica', change, go('/mesa/roles/politicas/servicio-social.may-order')),
      state('mesa-roles-umbral', change, go('/mesa/roles/umbrales/desk.answer-days')),
      refused('mesa-roles-umbral-error', change, type({ value: 'cinco', motivo: 'x', norma: 'x' }), button('Ver a quién toca')),
      answered(404, 'mesa-roles-ninguna', null, go('/mesa/roles/filas/999')),
      state('roles-filtrada', '/roles', go('/roles?opcion=OTRO&clase=EPS')),
      state('roles-ninguno', '/roles', go('/roles?opcion=OTRO&clase=INDEPENDIENTE')),
    ],
  },
]
