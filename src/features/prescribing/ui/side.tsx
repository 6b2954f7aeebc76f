import { shortDate } from '../../../shared/dates-es.ts'
import { Pane } from '../../../shared/ui/components.tsx'
import { Press } from '../../../shared/ui/rx.tsx'
import type { SheetView } from '../sheet.ts'

/** What the prescriber has written before, one press away. */
export function Side({ view: { last, favourites, favouriteCount, patient, text } }: { view: SheetView }) {
  const forDiagnosis = favourites.some(({ isForDiagnosis }) => isForDiagnosis)
  return (
    <>
      {last && (
        <Pane title="Repetir">
          <ul>
            <li>
              <span>
                Última fórmula de {patient.firstName}
                <span class="sub">
                  {shortDate(last.signedOn)}, {last.medicines === 1 ? '1 medicamento' : `${last.medicines} medicamentos`},{' '}
                  {last.diagnosis}
                </span>
              </span>
              <Press action="repetir" look="link" dataKey="alt+r" label={`Repetir la última fórmula de ${patient.fullName}`}>
                Repetir
              </Press>
            </li>
          </ul>
        </Pane>
      )}
      <Pane title={forDiagnosis ? `Mis favoritos para ${text.diagnosis}` : 'Mis favoritos'}>
        {favourites.length === 0 ? (
          <p class="ma-quiet">
            Todavía no tiene. En cada medicamento puede guardarlo como favorito y usarlo después con una tecla.
          </p>
        ) : (
          <ul>
            {favourites.map(({ id, name }, i) => (
              <li key={id}>
                <Press action={`favorito:${id}`} look="link" dataKey={`alt+${i + 1}`}>
                  {name}
                </Press>
                <kbd class="ma-keyhint">Alt {i + 1}</kbd>
              </li>
            ))}
          </ul>
        )}
        {favourites.length > 0 && (
          <p class="ma-note">
            <a href="/mipres/favoritos">
              {favouriteCount > favourites.length ? `Ver los ${favouriteCount}` : 'Ordenar mis favoritos'}
            </a>
          </p>
        )}
      </Pane>
    </>
  )
}
