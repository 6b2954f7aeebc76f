import { expect, test } from 'vitest'
import { answerQuestions, seeDocument, signInAs } from './flow.ts'
import { fill, follow, formTo, heading, openMail, passwordOfDemo, press, signIn, textOf, typedIn } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()
const path = (page: { url(): string }) => new URL(page.url()).pathname

test('wrong passwords are told without saying which half is wrong, and a link by e-mail gives a new one', async () => {
  const email = 'consulta@demo.example'
  const page = await stage.newcomer()
  await page.goto('/por-que-no')
  for (const [correo, clave] of [
    [email, 'no es esta clave'],
    ['nadie@correo.example', passwordOfDemo],
  ] as const) {
    await fill(page, { correo, clave })
    await press(page, 'Ingresar')
    expect(await textOf(page, '.govuk-error-summary')).toContain('El correo y la contraseña no coinciden.')
    expect(await typedIn(page, ['correo', 'clave', 'volver'])).toEqual({ correo, clave: '', volver: '/por-que-no' })
  }

  await follow(page, 'No recuerdo la contraseña')
  await fill(page, { correo: email })
  await press(page, 'Enviar el enlace')
  await openMail(page, email, /Cambie su contraseña/)
  await follow(page, /\/cuenta\/clave-nueva/)
  const link = page.url()
  await fill(page, { clave: 'corta' })
  await press(page, 'Cambiar la contraseña')
  expect(await textOf(page, '.govuk-error-summary')).toContain('Hay un problema')
  await fill(page, { clave: 'cumbia fósforo ancla' })
  await press(page, 'Cambiar la contraseña')
  expect(await textOf(page)).toContain('Su contraseña cambió. Ingrese con la nueva.')

  await signIn(page, email)
  expect(path(page)).toBe('/ingresar')
  await signIn(page, email, 'cumbia fósforo ancla')
  expect(path(page)).toBe('/cuenta')
  await page.goto(link)
  expect(await heading(page)).toContain('enlace')
  expect(await page.locator('form[action="/cuenta/clave-nueva"]').count()).toBe(0)
})

test('a returned application says why, is corrected, and is back with the delegate under its radicado', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'devuelta')
  await page.goto('/solicitudes')
  const radicado = /RM-\d{4}-\d{6}-\d/.exec(await textOf(page))?.[0] ?? ''
  await follow(page, /^Radicado/)
  expect(await heading(page)).toBe('A su solicitud le falta un dato: le toca a usted')
  await follow(page, 'Corregir la solicitud')
  expect(await textOf(page)).toMatch(/la devolvió y escribió: \S/)
  await fill(page, { nota: 'Atiendo los lunes en esta sede.' })
  await page.locator('[name=sede]').last().check()
  await press(page, 'Enviar la corrección')
  expect(await textOf(page)).toContain('La corrección volvió a')
  expect(await heading(page)).toContain('no dependen de usted')
  expect(await textOf(page)).toContain(radicado)

  const delegate = await stage.newcomer()
  await signInAs(delegate, 'delegado')
  await delegate.goto('/delegado')
  await follow(delegate, /Camilo/)
  expect(await textOf(delegate)).toContain('Atiendo los lunes en esta sede.')
  expect(await textOf(delegate)).toContain(radicado)
})

test('an independent professional activates herself in one step; whose e-mail is not that of REPS is told what to do', async () => {
  const ines = await stage.newcomer()
  await signInAs(ines, 'independiente')
  await ines.goto('/registro/independiente')
  await press(ines, /^Activarme/)
  expect(await textOf(ines)).toContain('Quedó activado y enrolado')
  await follow(ines, /regla por regla/)
  expect(await textOf(ines)).toContain('Puede prescribir hoy en la sede Consultorio Inés Helena Arroyave Castaño')

  const tomas = await stage.newcomer()
  await signInAs(tomas, 'independiente.sin')
  await tomas.goto('/registro/independiente')
  await fill(tomas, { hasta: '31 de diciembre de 2027' })
  await press(tomas, /^Activarme/)
  expect(await textOf(tomas, '.govuk-error-summary')).toContain('no es el que su consultorio tiene en REPS')
  expect(await typedIn(tomas, ['hasta'])).toEqual({ hasta: '31 de diciembre de 2027' })
})

test('a session that ends in the middle of a form: after signing in again the form is there, filled', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'lista')
  await answerQuestions(page, { search: 'san telmo', ips: 'E.S.E. Hospital San Telmo', sede: 'Hospital San Telmo' })
  await follow(page, /^Cambiar el mensaje/)
  await fill(page, { nota: 'Dos renglones:\nurgencias, de noche' })

  const elsewhere = await stage.newcomer()
  await signInAs(elsewhere, 'lista')
  await press(elsewhere, 'Cerrar las demás sesiones')
  expect(await textOf(elsewhere)).toContain('Las sesiones en otros navegadores se cerraron.')

  await press(page, 'Continuar')
  expect(await textOf(page)).toContain('Guardamos lo que escribió.')
  await fill(page, { correo: 'lista@demo.example', clave: passwordOfDemo })
  await press(page, 'Ingresar')
  expect(path(page)).toBe('/registro/profesional/mensaje')
  expect(await typedIn(page, ['nota'])).toEqual({ nota: 'Dos renglones:\nurgencias, de noche' })
})

test.each([
  ['with scripts', true, 1],
  ['without scripts', false, 2],
])('pressed twice, an application is sent once, %s', async (_how, scripts, sent) => {
  const page = await stage.newcomer({ scripts })
  await signInAs(page, 'lista')
  const sede = scripts ? 'Hospital San Telmo, Consulta Externa' : 'Hospital San Telmo, Puesto de Salud La Unión'
  await answerQuestions(page, { search: 'telmo', ips: 'E.S.E. Hospital San Telmo', sede })
  await press(page, page.getByRole('button', { name: 'Aceptar y enviar' }), { times: 2 })
  expect(await heading(page)).toBe('Recibimos su solicitud')
  await page.goto('/solicitudes')
  expect(await page.getByRole('link', { name: /^Radicado/ }).count()).toBe(sent)
})

test('what was changed in another tab is not sent unseen from this one', async () => {
  const page = await stage.newcomer()
  await signInAs(page, 'dos.cuentas')
  const ips = 'Centro Médico Remanso'
  await answerQuestions(page, { search: 'remanso', ips, note: 'El primer mensaje' })

  const other = await page.context().newPage()
  await other.goto('/registro/profesional/mensaje')
  await fill(other, { nota: 'El segundo mensaje' })
  await press(other, 'Continuar')

  await press(page, 'Aceptar y enviar')
  expect(await textOf(page, '.govuk-error-summary')).toContain('Cambió sus respuestas en otra pestaña.')
  expect(await textOf(page)).toContain('El segundo mensaje')
  await press(page, 'Aceptar y enviar')
  expect(await heading(page)).toBe('Recibimos su solicitud')
})

test('of two delegates at one application the second is told it changed, and loses nothing that was typed', async () => {
  const [first, second] = [await stage.newcomer(), await stage.newcomer()]
  await signInAs(first, 'delegado')
  await signInAs(second, 'delegada2')
  for (const page of [first, second]) {
    await page.goto('/delegado')
    await follow(page, /Juliana/)
  }
  await second.locator('summary', { hasText: 'Rechazar' }).click()
  await fill(formTo(second, '/rechazar'), { motivo: 'No trabaja en esta sede.' })
  await seeDocument(first, '1900000111')
  expect(await textOf(first)).toContain('Identidad comprobada.')
  await press(second, 'Rechazar la solicitud')
  expect(await textOf(second, '.govuk-error-summary')).toContain('Otra persona cambió esta solicitud mientras usted escribía.')
  expect(await typedIn(formTo(second, '/rechazar'), ['motivo'])).toEqual({ motivo: 'No trabaja en esta sede.' })
})

test('the address of what is somebody else’s leads nowhere', async () => {
  const owner = await stage.newcomer()
  await signInAs(owner, 'vencida')
  await owner.goto('/solicitudes')
  await follow(owner, /^Radicado/)
  const application = path(owner)

  const delegate = await stage.newcomer()
  await signInAs(delegate, 'delegado')
  await delegate.goto('/delegado')
  const queue = path(delegate)
  await follow(delegate, /Efraín/)
  const request = path(delegate)

  const stranger = await stage.newcomer()
  await signInAs(stranger, 'otra.delegada')
  for (const address of [application, `${application}/retirar`, queue, request, `${request}/activar`]) {
    const answer = await stranger.goto(address)
    expect([address, answer?.status(), await heading(stranger)]).toEqual([address, 404, 'No encontramos esta página'])
  }
})
