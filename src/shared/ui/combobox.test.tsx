import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Combobox } from './combobox.tsx'
import { Form } from './form.tsx'
import { WarnLine } from './rx.tsx'

const values = { diagnosis: 'I10X', 'diagnosis.text': 'I10X Hipertensión esencial' }
const field = <Combobox name="diagnosis" label="Diagnóstico" table="cie10" showsCode />

test('a code is typed under one name and sent under another, and the error of either stands at the field', () => {
  const html = renderToString(
    <Form action="/x" values={values}>
      {field}
    </Form>,
  )
  expect(html).toContain('<input type="hidden" name="diagnosis" value="I10X" data-code')
  expect(html).toMatch(/<input[^>]* id="diagnosis" name="diagnosis\.text"[^>]* value="I10X Hipertensión esencial"/)
  for (const wrong of ['diagnosis', 'diagnosis.text'])
    expect(
      renderToString(
        <Form action="/x" errors={[{ field: wrong, message: 'Elija un diagnóstico' }]}>
          {field}
        </Form>,
      ),
    ).toMatch(/id="diagnosis-error"[^>]*>.*Elija un diagnóstico.*aria-describedby="diagnosis-error" aria-invalid="true"/s)
})

test('where several were found each is a choice, and nothing hidden is sent beside the one that is chosen', () => {
  const hits = [
    { code: 'J450', name: 'Asma alérgica' },
    { code: 'J459', name: 'Asma' },
  ]
  const html = renderToString(
    <Form action="/x" values={{ diagnosis: '', 'diagnosis.text': 'asma' }}>
      <Combobox name="diagnosis" label="Diagnóstico" table="cie10" showsCode hits={hits} />
    </Form>,
  )
  expect(html.match(/type="radio" value="J45[09]"|name="diagnosis" type="radio"/g)?.length).toBeGreaterThanOrEqual(2)
  expect(html).not.toContain('data-code')
})

test('what a rule says of a line is said in words, with a press for each repair', () => {
  const html = renderToString(
    <WarnLine tone="bad" title="La EPS la devolvería." repairs={[{ text: 'Dejar 90 días', action: 'arreglo:R-PRE-4:x:0' }]}>
      Pasa de tres meses.
    </WarnLine>,
  )
  expect(html).toContain('Impide firmar:')
  expect(html).toMatch(/<button type="submit" name="accion" value="arreglo:R-PRE-4:x:0"[^>]*>Dejar 90 días<\/button>/)
})
