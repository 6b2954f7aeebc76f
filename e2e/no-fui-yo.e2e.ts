import { expect, test } from 'vitest'
import { activate, enrol, seeDocument, signInAs } from './flow.ts'
import { fill, follow, formTo, heading, openMail, press, textOf } from './harness/acts.ts'
import { useStage } from './harness/stage.ts'

const stage = useStage()

test.each([
  ['with scripts', true, { link: /^Activar a Estefanía Marta/, email: 'estefania.acosta@buzon.example', document: null }],
  ['without scripts', false, { link: /^Revisar a Juliana/, email: 'en.espera@demo.example', document: '1900000111' }],
])('activated, mail, «No fui yo»: the right is gone at the next click; the desk gives it back, %s', async (_how, scripts, who) => {
  const { link, email, document } = who
  const delegate = await stage.newcomer({ scripts })
  await signInAs(delegate, 'delegado')
  await delegate.goto('/delegado')
  await follow(delegate, link)
  const name = await heading(delegate)
  const address = delegate.url()
  if (document) await seeDocument(delegate, document)
  await activate(delegate)
  expect(await textOf(delegate)).toContain('Activada. Falta darle el rol.')

  // The mail, opened by whoever has the mailbox: to look changes nothing.
  const mailbox = await stage.newcomer({ scripts })
  await openMail(mailbox, email, /^Lo activaron en/)
  expect(await textOf(mailbox)).toContain(`${name}:`)
  await follow(mailbox, /\/no-fui-yo/)
  expect(await heading(mailbox)).toBe('¿No fue usted?')
  await delegate.goto(address)
  expect(await textOf(delegate)).not.toContain('Terminada')
  await fill(mailbox, { dicho: 'No conozco esa sede.' })
  await press(mailbox, 'No fui yo')
  expect(await heading(mailbox)).toBe('Recibimos su «No fui yo»')
  await mailbox.reload()
  expect(await heading(mailbox)).toBe('Recibimos su «No fui yo»')

  // At the next click the delegado cannot give the role any more.
  await delegate.goto(address)
  if (await formTo(delegate, '/enrolar').count()) {
    await enrol(delegate)
    expect(await textOf(delegate)).not.toContain('Enrolada. Le avisamos')
  }

  const desk = await stage.newcomer({ scripts })
  await signInAs(desk, 'mesa')
  await desk.goto('/mesa/casos')
  await follow(desk, name)
  expect(await textOf(desk)).toContain('No conozco esa sede.')
  await desk.getByLabel('Sí fue la persona', { exact: true }).check()
  await fill(desk, { motivo: 'La llamamos y lo confirmó.' })
  await press(desk, 'Resolver el caso')
  expect(await textOf(desk)).toContain('El caso quedó resuelto.')

  await delegate.goto(address)
  await enrol(delegate)
  expect(await textOf(delegate)).toContain('Enrolada.')
  await openMail(mailbox, email, /^Su caso: sí fue usted/)
  expect(await textOf(mailbox)).toContain('Motivo: La llamamos y lo confirmó.')
})
