import { QuestionPage } from '../../../shared/ui/components.tsx'
import { type FieldError, HiddenField, RadioField, type Values } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { Entidad, Sede } from '../../reps/index.ts'

export type SedePageProps = { chrome: Chrome; errors?: FieldError[]; entidad: Entidad; sedes: Sede[]; values: Values }

/** Question 3: where of the IPS. */
export function SedePage({ chrome, errors = [], entidad, sedes, values }: SedePageProps) {
  return (
    <QuestionPage
      chrome={chrome}
      title="¿En qué sede atiende?"
      heading="¿En qué sede atiende?"
      progress="Profesional de la salud · pregunta 3 de 4"
      lead={`${entidad.name}. Si atiende en varias, envíe después otra solicitud por cada una.`}
      back={{ href: '/registro/profesional/entidad' }}
      action="/registro/profesional/sede"
      values={values}
      errors={errors}
    >
      <HiddenField name="entidad" value={entidad.id} />
      <SedeField sedes={sedes} />
    </QuestionPage>
  )
}

/** The sedes of one entidad, each with what tells it apart. */
export const SedeField = ({ sedes }: { sedes: Sede[] }) => (
  <RadioField
    name="sede"
    label="Sede"
    choices={sedes.map(({ id, name, code, address, municipio }) => ({
      value: id,
      text: name,
      hint: <span class="ma-num">{[municipio?.name, address, `código ${code}`].filter(Boolean).join(' · ')}</span>,
    }))}
  />
)
