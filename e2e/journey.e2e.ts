import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  activate,
  answerQuestions,
  enrol,
  nameDelegate,
  openAccount,
  type Registrant,
  sanctionRows,
  seeDocument,
  signInAs,
} from './flow.ts'
import { fill, follow, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

type Cast = { applicant: () => Promise<Registrant>; delegate: Registrant; ips: string }

/** With scripts somebody whom the demonstration's page names; without, somebody whom the operator loads into ReTHUS. */
const withScripts: Cast = {
  applicant: mateo,
  delegate: {
    document: '1900500001',
    names: { nombre1: 'Rosalba', apellido1: 'Tapias', apellido2: 'Nieto' },
    birthDate: '3/4/1985',
    email: 'rosalba.tapias@llanovivo.example',
  },
  ips: 'Fundación Llano Vivo',
}
const withoutScripts: Cast = {
  applicant: nubia,
  delegate: {
    document: '1900500002',
    names: { nombre1: 'Fabio', nombre2: 'Enrique', apellido1: 'Chacón' },
    birthDate: '1979-11-30',
    email: 'fabio.chacon@piedrasola.example',
  },
  ips: 'Fundación Piedra Sola',
}

test.each([
  ['with scripts', true, withScripts],
  ['without scripts', false, withoutScripts],
])('somebody in ReTHUS gets from the public page to "puede prescribir" by a delegate named today, %s; a sanction ends it', async (_how, scripts, {
  applicant,
  delegate,
  ips,
}) => {
  const [ana, dora, olga] = (await Promise.all([1, 2, 3].map(() => stage.newcomer({ scripts })))) as [Page, Page, Page]
  const person = await applicant()

  // The applicant: ReTHUS, account, application.
  await ana.goto('/registro/profesional')
  await fill(ana, { tipo: 'CC', numero: person.document })
  await press(ana, 'Comprobar')
  expect(await textOf(ana)).toContain(person.names.apellido1)
  await openAccount(ana, person)
  await answerQuestions(ana, { search: ips.split(' ').at(-1)!, ips, note: 'Consulta externa, martes y jueves' })
  expect(await heading(ana)).toBe('Revise sus respuestas antes de enviar')
  expect(await textOf(ana)).toContain(`${ips} todavía no tiene un delegado que pueda responder.`)
  await press(ana, 'Aceptar y enviar')
  const radicado = /RM-\d{4}-\d{6}-\d/.exec(await textOf(ana))?.[0]
  expect(radicado).toBeDefined()

  // The official: a delegate who opens an account today.
  await openAccount(dora, delegate)
  await signInAs(olga, 'mesa')
  await nameDelegate(olga, ips, delegate.document)
  expect(await textOf(olga)).toContain('Una persona responde por esta entidad')

  // The delegate: document, activation, role.
  await openMail(dora, delegate.email, /delegad/i)
  await dora.goto('/delegado')
  await follow(dora, new RegExp(`a ${person.names.nombre1}`))
  await seeDocument(dora, person.document)
  expect(await textOf(dora)).toContain('Identidad comprobada. Ahora puede activarla.')
  await activate(dora)
  expect(await textOf(dora)).toContain('Activada. Falta darle el rol.')
  await ana.goto('/por-que-no')
  expect(await textOf(ana)).toContain('Está activo, pero no tiene un rol que lo permita.')
  await enrol(dora)
  expect(await textOf(dora)).toContain('Enrolada. Le avisamos por correo.')

  // The applicant: told by mail, and by the one decision.
  await openMail(ana, person.email, /prescribir|rol/i)
  await ana.goto('/solicitudes')
  await press(ana, ana.locator('main a[href^="/solicitudes/"]').first())
  expect(await heading(ana)).toContain('Puede prescribir en')
  await follow(ana, /regla por regla/)
  expect(await textOf(ana)).toContain(`Puede prescribir hoy en la sede ${ips}`)

  // Meanwhile a register brings a sanction.
  const file = stage.program().write('sancion.csv', sanctionRows(person.document, '2026-01-05', '2099-12-31'))
  expect(await stage.program().cli('rethus', 'import', file)).toMatchObject({ code: 0 })
  await press(ana, 'Revisar')
  const said = await textOf(ana)
  expect(said).toContain(`No puede prescribir hoy en la sede ${ips}`)
  expect(said).toContain('Tiene una sanción vigente.')
  expect(said).toContain('5 ene 2026 a 31 dic 2099')
  await openMail(ana, person.email, /^Terminó/)
})

/** Who is in ReTHUS and has no account, as /demo tells it. */
async function mateo(): Promise<Registrant> {
  const visitor = await stage.newcomer()
  await visitor.goto('/demo')
  const birthDate = /Grisales Cifuentes, CC 1\.900\.000\.123, nació el ([\d/]+)\./.exec(await textOf(visitor))?.[1]
  return {
    document: '1900000123',
    names: { nombre1: 'Mateo', nombre2: 'Alejandro', apellido1: 'Grisales', apellido2: 'Cifuentes' },
    birthDate: birthDate ?? '',
    email: 'mateo.grisales@correo.example',
  }
}

async function nubia(): Promise<Registrant> {
  const { write, cli } = stage.program()
  const columns = [
    ...['registro', 'tipo_documento', 'numero_documento', 'primer_nombre', 'primer_apellido', 'fecha_nacimiento'],
    ...['estado_identificacion', 'tipo_programa', 'origen', 'profesion', 'fecha_inicio_ejercer', 'acto_administrativo'],
    'entidad_reportadora',
  ]
  const file = write('nubia.csv', [
    columns.join(','),
    'PERSONA,CC,1900500003,Nubia,Barreto,1988-07-02,VIGENTE,,,,,,',
    'TITULO,CC,1900500003,,,,,UNV,LOCAL,MEDICINA,2013-02-01,Res. 4471,Secretaría de Salud de Llanos',
  ])
  expect(await cli('rethus', 'import', file)).toMatchObject({ code: 0 })
  return {
    document: '1900500003',
    names: { nombre1: 'Nubia', apellido1: 'Barreto' },
    birthDate: '2 de julio de 1988',
    email: 'nubia.barreto@correo.example',
  }
}
