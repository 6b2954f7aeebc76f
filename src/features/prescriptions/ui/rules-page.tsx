import { numberText } from '../../../shared/dates-es.ts'
import { Lead, Link, P, Sub, Table, Tag, Title } from '../../../shared/ui/components.tsx'
import { type Chrome, PublicPage } from '../../../shared/ui/page.tsx'
import type { RuleRow } from '../list-rules.ts'

const effects = {
  RECHAZA: { tone: 'bad', text: 'No se firma', hint: 'hasta corregirlo' },
  JUSTIFICA: { tone: 'warn', text: 'Pide una razón', hint: 'que queda en la fórmula' },
  AVISA: { tone: 'info', text: 'Avisa', hint: 'y se puede firmar' },
  APAGADA: { tone: 'idle', text: 'Apagada', hint: 'no se pregunta' },
} as const

/** What a prescription is asked before it is signed: the very table by which the program decides. */
export const RulesPage = ({ chrome, rules }: { chrome: Chrome; rules: RuleRow[] }) => (
  <PublicPage chrome={chrome} title="Reglas de prescripción">
    <Title>Reglas de prescripción</Title>
    <Lead>Con estas reglas se revisa una fórmula mientras se escribe, y otra vez al firmarla.</Lead>
    <Table
      caption="Qué se revisa de una fórmula"
      isCaptionHidden
      isLarge
      isCards
      rows={rules}
      keyOf={({ rule }) => rule}
      columns={[
        {
          head: 'Regla',
          isRowHead: true,
          cell: ({ rule, meaning }) => (
            <>
              {meaning}
              <Sub isBlock>{rule}</Sub>
            </>
          ),
        },
        {
          head: 'Si no se cumple',
          cardLabel: 'Si no se cumple',
          cell: ({ effect }) => (
            <>
              <Tag tone={effects[effect].tone}>{effects[effect].text}</Tag>
              <Sub isBlock>{effects[effect].hint}</Sub>
            </>
          ),
        },
        {
          head: 'Límite',
          cardLabel: 'Límite',
          cell: ({ amount, unit }) => (amount === null ? 'No tiene' : `${numberText(amount)} ${unit}`),
        },
        { head: 'Norma', cardLabel: 'Norma', cell: ({ norm }) => norm },
        {
          head: 'Quién la cambia',
          cardLabel: 'Quién la cambia',
          cell: ({ isFixed }) => (isFixed ? 'Nadie: es fija' : 'La mesa'),
        },
      ]}
    />
    <P isQuiet>
      Cómo las leímos está en <Link href="/normas#prescripcion">Normas que aplicamos</Link>. También para programas:{' '}
      <Link href="/api/prescription-rules">reglas (JSON)</Link>.
    </P>
  </PublicPage>
)
