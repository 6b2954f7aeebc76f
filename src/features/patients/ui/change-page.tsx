import { documentText, fieldDate } from '../../../shared/dates-es.ts'
import { Facts, Fixes, Note, Notice, Pane } from '../../../shared/ui/components.tsx'
import { Button, ButtonLink, ErrorSummary, type FieldError, Form, HiddenField, type Values } from '../../../shared/ui/form.tsx'
import { BackLink } from '../../../shared/ui/navigation.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'
import { mobileText } from '../../people/index.ts'
import { affiliationText } from '../affiliation.ts'
import { type Patient, sexNames } from '../patient.ts'
import type { Eps } from '../patient-store.ts'
import { PatientBar } from './patient-bar.tsx'
import { PatientFields } from './patient-fields.tsx'

export type ChangePatientPageProps = {
  chrome: Chrome
  patient: Patient
  everyEps: readonly Eps[]
  isDead: boolean
  now: Date
  values: Values
  errors: readonly FieldError[]
  here: { sedeName: string; entidadName: string }
  /** Where prescribing goes on with the data as they are. */
  start: string
  /** Where one came from. */
  back: string
  /** What was typed is not of what is there now: both are shown. */
  isCompared?: 'already-there' | 'changed-meanwhile' | undefined
}

/** To correct what is known of a patient. */
export function ChangePatientPage({ chrome, patient, everyEps, isDead, now, values, errors, ...rest }: ChangePatientPageProps) {
  const { here, start, back, isCompared } = rest
  const band = <PatientBar patient={patient} now={now} isDead={isDead} />
  return (
    <ToolPage chrome={mipresChrome(chrome, here)} title="Corregir los datos del paciente" errors={errors} band={band}>
      {isCompared && <Notice tone="warn">{said[isCompared]}</Notice>}
      <div class="ma-head">
        <BackLink href={back} text="Volver sin cambiar" />
      </div>
      <div class="ma-measure-text">
        <ErrorSummary errors={errors} />
        {isCompared && <Registered patient={patient} start={start} />}
        <Pane title={isCompared ? 'Lo que usted escribió' : 'Corregir los datos'}>
          <Form action={`/mipres/pacientes/${patient.id}/cambiar`} values={values} errors={errors}>
            <HiddenField name="intento" />
            <HiddenField name="version" />
            <HiddenField name="volver" />
            <PatientFields type={patient.document.type} everyEps={everyEps} />
            <Button>Guardar los cambios</Button>
            <Note>
              Las fórmulas ya firmadas conservan los datos con que se firmaron. El documento no se cambia: si está mal, busque al
              paciente por el correcto.
            </Note>
          </Form>
        </Pane>
      </div>
    </ToolPage>
  )
}

const said = {
  'already-there': 'Este documento ya estaba registrado, con otros datos. Siga con ellos, o corríjalos con lo que escribió.',
  'changed-meanwhile':
    'Otra persona cambió estos datos mientras usted escribía. Siga con los de ahora, o guarde lo que escribió.',
} as const

const Registered = ({ patient, start }: { patient: Patient; start: string }) => (
  <Pane title="Lo que está registrado">
    <Facts
      facts={[
        { term: 'Nombre', value: patient.fullName },
        { term: 'Nacimiento', value: fieldDate(patient.birthDate) },
        { term: 'Sexo', value: patient.sex ? sexNames[patient.sex] : 'No se sabe' },
        { term: 'EPS', value: affiliationText(patient) },
        ...(patient.mother ? [{ term: 'Madre', value: documentText(patient.mother.type, patient.mother.number) }] : []),
        { term: 'Correo', value: patient.email ?? 'No se ha dado' },
        { term: 'Celular', value: patient.phone ? mobileText(patient.phone) : 'No se ha dado' },
      ]}
    />
    <Fixes>
      <ButtonLink href={start} variant="secondary">
        Seguir con estos datos
      </ButtonLink>
    </Fixes>
  </Pane>
)
