import { shortDate, timeOf } from '../../../shared/dates-es.ts'
import { Fresh, Press } from '../../../shared/ui/rx.tsx'
import type { SheetView } from '../sheet.ts'

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

/** How it stands, until when one may, and the act; stays in sight. */
export function ActBar({ view }: { view: SheetView }) {
  const { draft, place, text, missing, toMend } = view
  const open = [
    missing > 0 && (missing === 1 ? 'falta 1 dato' : `faltan ${missing} datos`),
    toMend > 0 && counted(toMend, 'aviso por resolver', 'avisos por resolver'),
  ].filter(Boolean)
  const action = draft.kind === 'TUTELA' ? 'prescription.order' : 'prescription.sign'
  return (
    <section class="ma-sign" aria-label="Firma">
      <div class="ma-wide">
        <Fresh name="state">
          <p>
            <strong>
              {counted(text.medicines.length, 'medicamento', 'medicamentos')}
              {open.length > 0 ? `, ${open.join(' y ')}` : ', todo listo para revisar'}
            </strong>
            <br />
            <span class="ma-quiet">
              Usted puede {draft.kind === 'TUTELA' ? 'ordenar' : 'prescribir'} aquí
              {place.until ? ` hasta el ${shortDate(place.until)}` : ', sin fecha de fin'}.{' '}
              <a href={`/por-que-no?${new URLSearchParams({ sede: place.sedeId, accion: action })}`}>Ver por qué</a>
            </span>
          </p>
        </Fresh>
        <div class="acts">
          <span class="ma-quiet" data-save-status role="status">
            Guardado a las {timeOf(draft.savedAt)}
          </span>
          <Press action="guardar">Guardar borrador</Press>
          <Press action="revisar" look="primary" dataKey="ctrl+enter">
            Revisar y firmar <span class="ma-keyhint">(Ctrl + Intro)</span>
          </Press>
        </div>
      </div>
    </section>
  )
}
