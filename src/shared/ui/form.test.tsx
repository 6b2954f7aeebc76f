import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import {
  CheckboxesField,
  CheckboxField,
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  PasswordField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
} from './form.tsx'

const sede = [
  { value: 'p', text: 'Puerto Manglar' },
  { value: 'b', text: 'La Bocana' },
]

test('a field that is right says nothing of errors, and points to its hint', () => {
  const html = renderToString(
    <Form action="/x" values={{ numero: '1900318562' }}>
      <TextField name="numero" label="Número" hint="Con o sin puntos" />
    </Form>,
  )
  expect(html).toContain('<form method="post" action="/x" novalidate>')
  expect(html).toContain('<label class="govuk-label" for="numero">Número</label>')
  expect(html).toContain('<div id="numero-hint" class="govuk-hint">Con o sin puntos</div>')
  expect(html).toContain('id="numero" name="numero" type="text" value="1900318562" aria-describedby="numero-hint"')
  expect(html).not.toMatch(/error|aria-invalid/)
})

test('a refused field keeps what was typed, says why, and is tied to its hint and its sentence', () => {
  const errors = [
    { field: 'numero', message: 'Hay una letra «O»: escriba cero' },
    { field: 'numero', message: 'a second sentence stays in the summary' },
  ]
  const html = renderToString(
    <Form action="/x" values={{ numero: '19OO' }} errors={errors}>
      <TextField name="numero" label="Número" hint="Con o sin puntos" />
      <TextField name="otro" label="Otro" />
    </Form>,
  )
  expect(html).toContain('value="19OO" aria-describedby="numero-hint numero-error" aria-invalid="true"')
  expect(html).toContain('<p id="numero-error" class="govuk-error-message">')
  expect(html.match(/escriba cero/g)).toHaveLength(1)
  expect(html).not.toContain('second sentence')
  expect(html).toContain('id="otro" name="otro" type="text"/>')
})

test.each([
  ['a text area', <TextAreaField key="t" name="f" label="L" />],
  ['a select', <SelectField key="s" name="f" label="L" options={sede} />],
  ['a date', <DateField key="d" name="f" label="L" hint={null} />],
  ['a password', <PasswordField key="p" name="f" label="L" />],
  ['one tick', <CheckboxField key="c" name="f" label="L" />],
])('%s ties its error to its control', (_what, field) => {
  const html = renderToString(
    <Form action="/x" errors={[{ field: 'f', message: 'Falta' }]}>
      {field}
    </Form>,
  )
  expect(html).toMatch(/<(input|select|textarea)[^>]* id="f"[^>]*aria-describedby="f-error" aria-invalid="true"/)
  expect(html).toContain('<p id="f-error" class="govuk-error-message">')
})

test('a group ties its error to the whole group, and its first choice is where the summary leads', () => {
  const errors = [{ field: 'sede', message: 'Elija la sede' }]
  const html = renderToString(
    <>
      <ErrorSummary errors={errors} />
      <Form action="/x" errors={errors}>
        <RadioField name="sede" label="Sede" choices={sede} />
      </Form>
    </>,
  )
  expect(html).toContain('<a href="#sede">Elija la sede</a>')
  expect(html).toContain('<fieldset class="govuk-fieldset" aria-describedby="sede-error">')
  expect(html).toContain('id="sede" name="sede" type="radio" value="p"')
  expect(html).toContain('id="sede-2" name="sede" type="radio" value="b"')
})

test('what was chosen stays chosen', () => {
  const html = renderToString(
    <Form action="/x" values={{ sede: 'b', dias: ['lunes', 'martes'], municipio: 'b', nota: 'a\nb' }}>
      <RadioField name="sede" label="Sede" choices={sede} />
      <CheckboxesField
        name="dias"
        label="Días"
        choices={['lunes', 'martes', 'jueves'].map((value) => ({ value, text: value }))}
      />
      <SelectField name="municipio" label="Municipio" options={sede} />
      <TextAreaField name="nota" label="Nota" />
      <HiddenField name="sede" />
    </Form>,
  )
  expect([...html.matchAll(/value="(\w+)" checked/g)].map(([, value]) => value)).toEqual(['b', 'lunes', 'martes'])
  expect(html).toContain(
    '<option value>Elija…</option><option value="p">Puerto Manglar</option><option value="b" selected>La Bocana</option>',
  )
  expect(html).toContain('>a\nb</textarea>')
  expect(html).toContain('<input type="hidden" name="sede" value="b"/>')
})

test('a password is never sent back', () => {
  const html = renderToString(
    <Form action="/x" values={{ clave: 'la que escribió' }} errors={[{ field: 'clave', message: 'Es muy corta' }]}>
      <PasswordField name="clave" label="Contraseña" isNew />
    </Form>,
  )
  expect(html).not.toContain('la que escribió')
  expect(html).toContain('autocomplete="new-password"')
})

test('nothing that was typed becomes markup', () => {
  const evil = '"><script>alert(1)</script>'
  const html = renderToString(
    <>
      <ErrorSummary errors={[{ field: 'a', message: evil }]} />
      <Form action="/x" values={{ a: evil, b: evil }} errors={[{ field: 'a', message: evil }]}>
        <TextField name="a" label={evil} hint={evil} />
        <TextAreaField name="b" label="b" />
        <SelectField name="c" label="c" options={[{ value: evil, text: evil }]} />
      </Form>
    </>,
  )
  expect(html).not.toContain('<script')
  expect(html).not.toContain('">&lt;') // a quote that closed an attribute
})

test('two forms of a page have fields of the same name, and each its own ids', () => {
  const html = renderToString(
    <>
      <ErrorSummary errors={[{ field: 'motivo', message: 'Escriba el motivo' }]} prefix="fin-" />
      <Form action="/fin" prefix="fin-" errors={[{ field: 'motivo', message: 'Escriba el motivo' }]}>
        <TextField name="motivo" label="Motivo" />
      </Form>
    </>,
  )
  expect(html).toContain('<a href="#fin-motivo">')
  expect(html).toContain('for="fin-motivo"')
  expect(html).toContain('id="fin-motivo" name="motivo" type="text" aria-describedby="fin-motivo-error"')
})

test('an error of the whole form is a sentence and no link; without errors there is no summary', () => {
  expect(renderToString(<ErrorSummary errors={[{ field: null, message: 'Revise y envíe otra vez' }]} />)).toContain(
    '<li>Revise y envíe otra vez</li>',
  )
  expect(renderToString(<ErrorSummary errors={[]} />)).toBe('')
})
