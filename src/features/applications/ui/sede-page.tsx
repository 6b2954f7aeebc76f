import { QuestionPage } from '../../../shared/ui/components.tsx'
import { type FieldError, HiddenField, RadioField, type Values } from '../../../shared/ui/form.tsx'
import type { Chrome } from '../../../shared/ui/page.tsx'
import type { Entidad, Sede } from '../../reps/index.ts'
import { type ApplicationKind, kindNames } from '../application.ts'
import { options, pathBefore, pathOf, placeOf } from '../option.ts'

export type SedePageProps = {
  chrome: Chrome
  errors?: FieldError[]
  kind: ApplicationKind
  entidad: Entidad
  sedes: Sede[]
  values: Values
}

/** Where of the entidad; an EPS has an office. */
export function SedePage({ chrome, errors = [], kind, entidad, sedes, values }: SedePageProps) {
  const { verb } = options[kind]
  const question = entidad.kind === 'EPS' ? '¿En qué oficina trabaja?' : `¿En qué sede ${verb}?`
  return (
    <QuestionPage
      chrome={chrome}
      title={question}
      heading={question}
      progress={`${kindNames[kind]} · ${placeOf(kind, 'sede')}`}
      lead={
        entidad.kind === 'EPS'
          ? entidad.name
          : `${entidad.name}. Si ${verb} en varias, envíe después otra solicitud por cada una.`
      }
      back={{ href: pathBefore(kind, 'sede') }}
      action={pathOf(kind, 'sede')}
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
