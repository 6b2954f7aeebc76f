import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayAfter, dayOf } from '../src/shared/calendar.ts'
import { fieldDate } from '../src/shared/dates-es.ts'
import { activate, enrol, openAccount, type Registrant, seeDocument, signInAs } from './flow.ts'
import { fill, follow, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

const withScripts: Registrant = {
  document: '1900500301',
  names: { nombre1: 'Amalia', apellido1: 'Quintero', apellido2: 'Roa' },
  birthDate: '12/9/2001',
  email: 'amalia.quintero@correo.example',
}
const withoutScripts: Registrant = {
  document: '1900500302',
  names: { nombre1: 'Efraín', apellido1: 'Montes' },
  birthDate: '4 de mayo de 2000',
  email: 'efrain.montes@correo.example',
}
const sede = 'Hospital San Telmo, Consulta Externa'

test.each([
  ['with scripts', true, withScripts, 'SS-E2E-1'],
  ['without scripts', false, withoutScripts, 'SS-E2E-2'],
])('flow 2, from an accepted plaza to "puede prescribir" in its sede and in no other, %s', async (_how, scripts, person, code) => {
  const [ana, dora, eva] = (await Promise.all([1, 2, 3].map(() => stage.newcomer({ scripts })))) as [Page, Page, Page]
  await loadPlaza(person, code)

  // Anybody asks the register; the person opens an account, and is told what is missing.
  await ana.goto('/registro')
  await follow(ana, 'Servicio Social Obligatorio')
  expect(await textOf(ana)).toContain('Vale solo en la sede de su plaza')
  await fill(ana, { tipo: 'CC', numero: person.document })
  await press(ana, 'Comprobar')
  expect(await textOf(ana)).toContain('Plaza asignada, sin iniciar')
  await openAccount(ana, person)
  await ana.goto('/registro/servicio-social/plaza')
  expect(await heading(ana)).toContain('Su plaza todavía no ha comenzado.')

  // The delegado of the plaza's IPS tells that it began.
  await signInAs(dora, 'delegado')
  await dora.goto('/delegado')
  await follow(dora, 'Plazas')
  await follow(dora, new RegExp(`Informar el inicio de la plaza ${code}`))
  await fill(dora, { desde: fieldDate(dayOf(new Date())) })
  await press(dora, dora.locator('form[action$="/iniciar"]').getByRole('button'))

  // Nobody asks where: it is the plaza's.
  await ana.goto('/registro')
  expect(await textOf(ana)).toContain('Su opción es Servicio Social Obligatorio')
  await follow(ana, 'Ver lo que necesita y empezar')
  await follow(ana, 'Empezar ahora')
  expect(await heading(ana)).toBe('Su plaza está activa')
  expect(await textOf(ana)).toContain(sede)
  await press(ana, 'Continuar')
  await fill(ana, { nota: 'Consulta externa' })
  await press(ana, 'Continuar')
  expect(await textOf(ana)).toContain('El que le dé el delegado: Profesional prescriptor')
  await press(ana, 'Aceptar y enviar')
  const radicado = /RM-\d{4}-\d{6}-\d/.exec(await textOf(ana))?.[0]
  expect(radicado).toBeDefined()

  // Only the delegados of that IPS: document, activation, role.
  await dora.goto('/delegado')
  await follow(dora, `${person.names.nombre1} ${person.names.apellido1}`)
  const request = dora.url()
  await signInAs(eva, 'otra.delegada')
  expect((await eva.goto(request))?.status()).toBe(404)
  await seeDocument(dora, person.document)
  await activate(dora, fieldDate(lastDay()))
  expect(await textOf(dora)).toContain('Activada. Falta darle el rol.')
  await enrol(dora)
  expect(await textOf(dora)).toContain('Enrolada. Le avisamos por correo.')

  await openMail(ana, person.email, /prescribir|rol/i)
  await ana.goto('/solicitudes')
  await press(ana, ana.locator('main a[href^="/solicitudes/"]').first())
  expect(await heading(ana)).toContain('Puede prescribir en')
  await follow(ana, /regla por regla/)
  expect(await textOf(ana)).toContain(`Puede prescribir hoy en la sede ${sede}`)
  // Elsewhere nothing can even be asked for.
  await ana.goto('/registro/profesional/rethus')
  expect(await heading(ana)).toContain(`Presta el Servicio Social Obligatorio en ${sede}`)
  await ana.goto('/registro/otro-usuario/entidad')
  expect(await heading(ana)).toContain(`Presta el Servicio Social Obligatorio en ${sede}`)
})

const lastDay = () => {
  let day = dayOf(new Date())
  for (let i = 0; i < 200; i++) day = dayAfter(day)
  return day
}

/** What the register's file brings: inscribed, a plaza at a sede of the hospital, assigned and accepted, to begin today. */
async function loadPlaza({ document, names }: Registrant, code: string) {
  const columns = [
    ...['registro', 'tipo_documento', 'numero_documento', 'primer_nombre', 'primer_apellido', 'segundo_apellido', 'proceso'],
    ...['profesion', 'departamento', 'estado', 'codigo_plaza', 'codigo_sede', 'modalidad', 'provision', 'fecha_inicio'],
    ...['fecha_fin', 'novedad'],
  ]
  const row = (cells: Record<string, string>) => columns.map((column) => cells[column] ?? '').join(',')
  const person = { tipo_documento: 'CC', numero_documento: document }
  const named = { primer_nombre: names.nombre1, primer_apellido: names.apellido1, segundo_apellido: names.apellido2 ?? '' }
  const days = { fecha_inicio: dayOf(new Date()), fecha_fin: lastDay() }
  const work = { profesion: 'MEDICINA' }
  const file = stage.program().write(`${code}.csv`, [
    columns.join(','),
    row({ registro: 'INSCRIPCION', ...person, ...named, ...work, proceso: '2026-2', departamento: '02', estado: 'Aprobada' }),
    row({
      registro: 'PLAZA',
      codigo_plaza: code,
      codigo_sede: '020010010102',
      ...work,
      modalidad: '4',
      provision: 'Sorteo',
      ...days,
    }),
    row({ registro: 'ASIGNACION', ...person, codigo_plaza: code, ...days }),
    row({ registro: 'NOVEDAD', codigo_plaza: code, novedad: 'ACEPTACION' }),
  ])
  const { code: ended, said } = await stage.program().cli('servicio-social', 'import', file)
  expect([ended, said]).toEqual([0, expect.stringContaining('Rechazadas: 0.')])
}
