import { CalendarDate } from '../../../shared/calendar.ts'
import { longDate, shortDate } from '../../../shared/dates-es.ts'
import { Box, Facts, Heading, Notice, P, Sub, Table } from '../../../shared/ui/components.tsx'
import { Button, DateField, type FieldError, Form, TextField, type Values } from '../../../shared/ui/form.tsx'
import type { ContentAnswer } from '../content-answer.ts'

/** R-VER-3: what was prescribed, to be compared with the paper. */
export function ContentSection({ content }: { content: ContentAnswer['content'] }) {
  const { diagnosis, relatedDiagnoses, medicines, ruling, endReason } = content
  return (
    <>
      <Notice>El documento y la fecha de nacimiento son los del paciente. Esta consulta quedó registrada.</Notice>
      <Heading>Lo prescrito</Heading>
      <Table
        caption="Medicamentos"
        isCaptionHidden
        isCards
        isLarge
        rows={medicines}
        keyOf={({ position }) => String(position)}
        columns={[
          {
            head: 'Medicamento',
            isRowHead: true,
            cell: ({ position, description, form }) => (
              <>
                {position}. {description}
                {!saysForm(description, form.name) && <Sub isBlock>{form.name}</Sub>}
              </>
            ),
          },
          {
            head: 'Cómo tomarlo',
            cardLabel: 'Cómo tomarlo',
            cell: ({ dose, recommendations }) => (
              <>
                {dose}
                {recommendations && <Sub isBlock>{recommendations}</Sub>}
              </>
            ),
          },
          {
            head: 'Cantidad total',
            cardLabel: 'Cantidad total',
            cell: ({ totalText, lastsUntil }) => (
              <>
                <strong>{totalText}</strong>
                <Sub isBlock>Alcanza hasta el {shortDate(CalendarDate.parse(lastsUntil))}</Sub>
              </>
            ),
          },
        ]}
      />
      <Facts
        facts={[
          { term: 'Diagnóstico principal', value: codedText(diagnosis) },
          ...relatedDiagnoses.map((one) => ({ term: 'Diagnóstico relacionado', value: codedText(one) })),
          ...(ruling
            ? [{ term: 'Fallo', value: `${ruling.rulingNumber}, del ${longDate(CalendarDate.parse(ruling.ruledOn))}` }]
            : []),
          ...(endReason ? [{ term: 'Por qué ya no vale', value: endReason }] : []),
        ]}
      />
    </>
  )
}

const saysForm = (description: string, form: string) => description.toLowerCase().includes(form.toLowerCase())
const codedText = ({ code, name }: { code: string; name: string }) => `${code} ${name}`

/** The question for the content: what whoever has the paper knows of whose it is. */
export const ContentForm = ({ number, values, errors }: { number: string; values: Values; errors: readonly FieldError[] }) => (
  <div class="ma-noprint">
    <Box>
      <Heading isFirst>Ver lo prescrito</Heading>
      <P>Para compararlo con el papel. Pide dos datos del paciente, y la consulta queda registrada.</P>
      <Form action={`/verificar/${number}`} values={values} errors={errors}>
        <TextField
          name="documento"
          label="Número del documento del paciente"
          hint="Sin el tipo. Los puntos sobran."
          width={20}
          autocomplete="off"
          spellcheck={false}
          maxlength={40}
        />
        <DateField name="nacimiento" label="Fecha de nacimiento del paciente" hint="Día, mes y año. Por ejemplo, 9/3/1968" />
        <Button>Ver lo prescrito</Button>
      </Form>
    </Box>
  </div>
)
