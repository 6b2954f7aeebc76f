import { KeysBox, Notice } from '../../../shared/ui/components.tsx'
import type { FieldError } from '../../../shared/ui/errors.ts'
import { FormState } from '../../../shared/ui/field.tsx'
import { ErrorSummary, HiddenField } from '../../../shared/ui/form.tsx'
import { type Chrome, ToolPage } from '../../../shared/ui/page.tsx'
import { Fresh, Press } from '../../../shared/ui/rx.tsx'
import { mipresChrome } from '../../../shared/ui/tool-tabs.ts'
import { PatientBar } from '../../patients/index.ts'
import { controlledNotice, numberText } from '../../prescriptions/index.ts'
import type { SheetView } from '../sheet.ts'
import { ActBar } from './act-bar.tsx'
import { Findings } from './findings.tsx'
import { KeptFields } from './kept-fields.tsx'
import { KeptMedicine, MedicineBlock, mostDrawn } from './medicine-block.tsx'
import { MovedNotice } from './moved-notice.tsx'
import { RulingFields } from './ruling-fields.tsx'
import { Side } from './side.tsx'
import { AmbitoFields, DiagnosisFields } from './whole-fields.tsx'

/** What each key does, as the page prints it; the script knows them by `data-key`. */
const keys = [
  { keys: ['Alt', 'D'], does: 'diagnóstico' },
  { keys: ['Alt', 'M'], does: 'medicamento' },
  { keys: ['Alt', 'R'], does: 'repetir' },
  { keys: ['Alt', '1…9'], does: 'favorito' },
  { keys: ['Ctrl', 'Intro'], does: 'revisar y firmar' },
]

/** The work surface: whoever is treated above, what is written in the middle, the act below. */
export function WorkPage({ chrome, view }: { chrome: Chrome; view: SheetView }) {
  const { draft, patient, now, place, values, errors, findings, text } = view
  const title = `${draft.kind === 'TUTELA' ? 'Ordenar' : 'Prescribir'} a ${patient.fullName}`
  const home = `/mipres/borradores/${draft.id}`
  return (
    <ToolPage
      chrome={mipresChrome(chrome, place)}
      title={title}
      errors={errors}
      isBare
      band={
        <PatientBar
          patient={patient}
          now={now}
          isDead={view.isDead}
          active={{
            count: view.activeCount,
            href: `/mipres/formulas?${new URLSearchParams({ buscar: patient.document.number })}`,
          }}
          changeHref={`/mipres/pacientes/${patient.id}/cambiar?volver=${encodeURIComponent(home)}`}
        />
      }
    >
      <form method="post" action={home} novalidate data-autosave data-unsaved={view.isUnsaved ? '' : undefined}>
        <FormState.Provider value={{ values, errors, prefix: '' }}>
          <HiddenField name="revision" value={String(view.revision)} />
          <button type="submit" name="accion" value="intro" class="govuk-visually-hidden" tabindex={-1}>
            Guardar
          </button>
          <div class="ma-wide ma-sheet">
            <div>
              <ErrorSummary errors={withMedicine(errors, text.medicines.length)} />
              <Notices view={view} />
              {draft.kind === 'PRESCRIPCION' ? <AmbitoFields view={view} /> : <RulingFields view={view} />}
              <DiagnosisFields view={view} />
              <Fresh name="whole">
                <Findings findings={findings.filter(({ position }) => position === 0)} />
              </Fresh>
              <KeptFields view={view} index={null} />
              <section aria-labelledby="medicamentos">
                <h2 id="medicamentos">Medicamentos</h2>
                {text.medicines.map((_, index) =>
                  index < mostDrawn ? (
                    <MedicineBlock key={index} view={view} index={index} />
                  ) : (
                    <KeptMedicine key={index} view={view} index={index} />
                  ),
                )}
                <QuickLine view={view} />
              </section>
            </div>
            <aside class="ma-side" aria-label="Atajos del prescriptor">
              <Fresh name="side">
                <Side view={view} />
              </Fresh>
              <KeysBox keys={keys} />
              <p class="ma-note">
                <a href={`${home}/descartar`}>Descartar este borrador</a>
              </p>
            </aside>
          </div>
          <ActBar view={view} />
        </FormState.Provider>
      </form>
    </ToolPage>
  )
}

/** Above all of them each says of which medicine it is; at its place there is no doubt. */
const withMedicine = (errors: readonly FieldError[], count: number): FieldError[] =>
  errors.map(({ field, message }) => {
    const [, index] = /^(?:medicines|nombre-favorito)\.(\d+)/.exec(field ?? '') ?? []
    return { field, message: index && count > 1 ? `Medicamento ${Number(index) + 1}: ${message}` : message }
  })

/** What just happened, and what must be known before going on. */
function Notices({ view }: { view: SheetView }) {
  const { draft, told, conflict, offered } = view
  return (
    <>
      <MovedNotice from={view.writtenAt} to={view.place} />
      {conflict && (
        <Notice tone="warn">
          <p>
            <strong>Este borrador se guardó en otra ventana ({conflict.saved}). Nada se ha perdido.</strong> Lo que escribió aquí:{' '}
            {conflict.mine}. Lo que se guardó allá: {conflict.theirs}.
          </p>
          <div class="ma-fixes">
            <Press action={`conservar:${conflict.revision}`}>Quedarme con lo de aquí</Press>
            <a class="ma-link" href={`/mipres/borradores/${draft.id}`} target="_blank" rel="noopener">
              Ver lo otro (se abre aparte)
            </a>
          </div>
        </Notice>
      )}
      {told && <Notice>{told}</Notice>}
      {offered && (
        <Notice tone="info">
          <p>
            Ya tenía un borrador para este paciente: aquí está. ¿Le agrega los medicamentos de la fórmula {numberText(offered)}?
          </p>
          <div class="ma-fixes">
            <Press action={`repetir:${offered}`}>Agregar sus medicamentos</Press>
          </div>
        </Notice>
      )}
      {draft.replaces && (
        <Notice tone="info">
          Al firmar, esta fórmula toma el lugar de la <span class="ma-num">{numberText(draft.replaces)}</span>, que queda como
          modificada.
        </Notice>
      )}
    </>
  )
}

/** As one says it: "losartan 50 1 cada 12h 90d". */
const QuickLine = ({ view: { values, text, errors } }: { view: SheetView }) => {
  const typed = values.linea
  const error = errors.find(({ field }) => field === 'linea')?.message
  return (
    <div class={error ? 'ma-fast govuk-form-group--error' : 'ma-fast'}>
      <label class="govuk-label" for="linea">
        {text.medicines.length === 0 ? 'Agregue un medicamento' : 'Agregar otro'}. Escriba como lo diría: medicamento, dosis, cada
        cuánto, cuántos días
      </label>
      {error && (
        <p id="linea-error" class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <div class="ma-fast-row">
        <input
          class={error ? 'govuk-input govuk-input--error' : 'govuk-input'}
          id="linea"
          name="linea"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={typeof typed === 'string' ? typed : ''}
          data-key="alt+m"
          data-enter="agregar"
          aria-describedby={error ? 'linea-error linea-hint' : 'linea-hint'}
        />
        <Press action="agregar">Agregar</Press>
      </div>
      <p class="ma-combo-note" id="linea-hint">
        Por ejemplo, <strong>hidroclorotiazida 25 1 cada 24h 90d</strong>. Sin tildes también sirve.{' '}
        <Press action="nuevo" look="link">
          Prefiero llenar los campos uno por uno
        </Press>
      </p>
      {/* R-PRE-22: which they are no table of ours knows. */}
      <p class="ma-combo-note">{controlledNotice}</p>
    </div>
  )
}
