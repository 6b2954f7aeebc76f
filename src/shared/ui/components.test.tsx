import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BarChart, Mark, Rules, SummaryList, Table, Tag, Wait } from './components.tsx'

test('an outcome and a state are said in words, not only in colour', () => {
  expect(renderToString(<Mark outcome="no" />)).toContain('<span class="govuk-visually-hidden">No cumple: </span>')
  expect(renderToString(<Tag tone="bad">Suspendida</Tag>)).toBe('<strong class="govuk-tag ma-tag--bad">Suspendida</strong>')
})

test('a rule that is not met stands with its evidence, its norm and who mends it', () => {
  const html = renderToString(
    <Rules
      rules={[
        {
          outcome: 'no',
          title: 'Sede',
          detail: 'Es otra',
          evidence: 'REPS, hace 2 horas',
          norm: 'Guía §2',
          mender: 'La Secretaría',
        },
        { outcome: 'ok', title: 'Cuenta' },
      ]}
    />,
  )
  expect(html).toContain('<p class="ev">REPS, hace 2 horas</p>')
  expect(html).toContain('<p><strong>Norma.</strong> Guía §2</p><p><strong>Quién lo arregla.</strong> La Secretaría</p>')
  expect(html.match(/class="fix"/g)).toHaveLength(1)
})

test.each([
  [0, 0, '0 de 5 días hábiles. Hasta mañana', false],
  [5, 5, '5 de 5 días hábiles. Hasta mañana', false],
  [6, 5, 'Plazo de 5 días hábiles vencido. Hasta mañana', true],
])('after %i working days of five, %i are filled and it says "%s"', (used, filled, said, isLate) => {
  const html = renderToString(<Wait used={used} allowed={5} deadline="Hasta mañana" />)
  expect(html.match(/class="on"/g) ?? []).toHaveLength(filled)
  expect(html).toContain(said)
  expect(html.includes('is-late')).toBe(isLate)
})

test('what can be changed says what, to those who hear only the link', () => {
  const html = renderToString(
    <SummaryList rows={[{ term: 'Correo', value: 'a@b.example', change: { href: '/correo', what: 'su correo' } }]} />,
  )
  expect(html).toContain('<a class="govuk-link" href="/correo">Cambiar<span class="govuk-visually-hidden"> su correo</span></a>')
})

test('a table names its rows and columns, keeps the selection, and shows how it is sorted', () => {
  const html = renderToString(
    <Table
      caption="Personas"
      rows={[
        { id: '1', name: 'Ana' },
        { id: '2', name: '<Eva>' },
      ]}
      keyOf={({ id }) => id}
      columns={[{ head: 'Nombre', isRowHead: true, sort: { href: '?o=n', now: 'descending' }, cell: ({ name }) => name }]}
      selection={{ name: 'persona', valueOf: ({ id }) => id, labelOf: ({ name }) => `a ${name}`, chosen: ['2'] }}
    />,
  )
  expect(html).toContain('<caption>Personas</caption>')
  expect(html).toContain(
    '<th scope="col" aria-sort="descending"><a href="?o=n">Nombre<span aria-hidden="true"> ↓</span></a></th>',
  )
  expect(html).toContain('<th scope="row">&lt;Eva></th>')
  expect(html).toContain('name="persona" value="1" aria-label="Seleccionar a Ana"')
  expect(html).toContain('name="persona" value="2" checked aria-label="Seleccionar a &lt;Eva>"')
})

test('bars start at zero and carry their numbers; an amount of nothing draws no bar that lies', () => {
  const html = renderToString(
    <BarChart
      id="c"
      title="T"
      description="D"
      bars={[
        { label: 'uno', value: 1000 },
        { label: 'dos', value: 500 },
        { label: 'tres', value: 0 },
      ]}
    />,
  )
  const widths = [...html.split('</svg>')[0]!.matchAll(/<rect[^>]*? width="([\d.]+)"/g)].map(([, width]) => Number(width))
  expect(widths[0]! / widths[1]!).toBeCloseTo(2, 1)
  expect(widths[2]).toBe(0)
  expect(html).toContain('>1.000</text>')
  expect(html).toContain('<title id="c-w-title">T</title><desc id="c-w-desc">D</desc>')
})

test('a chart of nothing but zeros is drawn', () => {
  expect(renderToString(<BarChart id="c" title="T" description="D" bars={[{ label: 'uno', value: 0 }]} />)).not.toContain('NaN')
})
