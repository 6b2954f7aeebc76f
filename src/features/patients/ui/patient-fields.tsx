import { Pair } from '../../../shared/ui/components.tsx'
import { DateField, EmailField, RadioField, SelectField, TextField } from '../../../shared/ui/form.tsx'
import { unknown, withoutEps } from '../affiliation.ts'
import { needsMother } from '../decide-patient.ts'
import { sexNames } from '../patient.ts'
import { type PatientDocumentType, patientDocumentTypes } from '../patient-document.ts'
import type { Eps } from '../patient-store.ts'
import { Group } from './group.tsx'

const motherTypes = patientDocumentTypes
  .filter(({ code }) => !needsMother(code))
  .map(({ code, name }) => ({ value: code, text: name }))

/** What is written where the name is not known. */
const nameHints: Partial<Record<PatientDocumentType, string>> = {
  NV: 'Si todavía no tiene nombre, escriba «Hijo» o «Hija» y los apellidos de la madre.',
  AS: 'Si nadie lo sabe, escriba «Desconocido» en el nombre y en el apellido.',
  MS: 'Si nadie lo sabe, escriba «Desconocido» en el nombre y en el apellido.',
}
const isEstimated = (type: PatientDocumentType) => type === 'AS' || type === 'MS'

/** Everything that is asked of a patient besides the document. */
export const PatientFields = ({ type, everyEps }: { type: PatientDocumentType; everyEps: readonly Eps[] }) => (
  <>
    <Group title="Nombre" hint={nameHints[type] ?? 'Como está en el documento.'}>
      <Pair>
        <TextField name="nombre1" label="Primer nombre" autocomplete="off" spellcheck={false} />
        <TextField name="nombre2" label="Segundo nombre (si tiene)" autocomplete="off" spellcheck={false} />
      </Pair>
      <Pair>
        <TextField name="apellido1" label="Primer apellido" autocomplete="off" spellcheck={false} />
        <TextField name="apellido2" label="Segundo apellido (si tiene)" autocomplete="off" spellcheck={false} />
      </Pair>
    </Group>
    <Group title="Nacimiento y sexo">
      <DateField
        name="nacimiento"
        label="Fecha de nacimiento"
        hint={
          isEstimated(type) ? 'Si no se sabe, una aproximada. Por ejemplo, 1/1/1970' : 'Día, mes y año. Por ejemplo, 14/3/1968'
        }
      />
      <RadioField
        name="sexo"
        label="Sexo"
        isInline
        isSmall
        choices={Object.entries(sexNames).map(([value, text]) => ({ value, text }))}
      />
    </Group>
    {needsMother(type) && (
      <Group title="Documento de la madre">
        <Pair>
          <SelectField name="madreTipo" label="Tipo" options={motherTypes} />
          <TextField name="madreNumero" label="Número" hint="Con puntos o sin ellos." autocomplete="off" spellcheck={false} />
        </Pair>
      </Group>
    )}
    <Group title="Afiliación a salud">
      <SelectField
        name="eps"
        label="EPS"
        options={[...everyEps.map(({ code, name }) => ({ value: code, text: name })), ...withoutEps]}
      />
      <RadioField
        name="regimen"
        label="Régimen"
        hint="Solo si tiene EPS."
        isInline
        isSmall
        choices={[
          { value: 'CONTRIBUTIVO', text: 'Contributivo' },
          { value: 'SUBSIDIADO', text: 'Subsidiado' },
          { value: unknown, text: 'No se sabe' },
        ]}
      />
    </Group>
    <Group title="Contacto (si lo da)" hint="Al correo se le avisa cuando le firman, modifican o anulan una fórmula.">
      <Pair>
        <EmailField name="correo" label="Correo electrónico" autocomplete="off" />
        <TextField name="celular" label="Celular" type="tel" inputmode="tel" autocomplete="off" />
      </Pair>
    </Group>
  </>
)
