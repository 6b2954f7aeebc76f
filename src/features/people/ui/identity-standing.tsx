import { dayOf } from '../../../shared/calendar.ts'
import { documentText, longDate } from '../../../shared/dates-es.ts'
import { P, Tag } from '../../../shared/ui/components.tsx'
import type { Account } from '../account.ts'
import type { Proofing } from '../proofing-store.ts'

const seenAt = {
  DELEGADO: 'Un delegado administrativo vio su documento',
  MESA: 'La mesa del Ministerio vio su documento',
  OPERADOR: 'El operador del sistema vio su documento',
  INDEPENDIENTE: 'Su correo es el que su consultorio tiene en REPS',
} as const

/** The level of proofing in words: what was checked, by whom, and what comes next (R-ACC-3, R-ACC-4). */
export function IdentityStanding({ account, proofing }: { account: Account; proofing: Proofing | null }) {
  if (proofing?.accountId === account.id) {
    const { documentType, documentNumber, office, since } = proofing
    const shown = documentType && documentNumber ? ` (${documentText(documentType, documentNumber)})` : ''
    return (
      <>
        <P>
          <Tag tone="ok">Comprobada</Tag>
        </P>
        <P>
          {seenAt[office]}
          {shown} el {longDate(dayOf(since))}. Esta cuenta, y ninguna otra, actúa como usted.
        </P>
      </>
    )
  }
  if (proofing)
    return (
      <>
        <P>
          <Tag tone="bad">La tiene otra cuenta</Tag>
        </P>
        <P>
          Otra cuenta ya se comprobó con este documento, así que esta no puede actuar como esa persona. Si el documento es suyo,
          muéstrelo en la mesa del Ministerio: allí se decide cuál de las dos queda.
        </P>
      </>
    )
  return account.matchLevel === 1 ? (
    <>
      <P>
        <Tag>Coincide con el ReTHUS</Tag>
      </P>
      <P>
        Su documento, sus nombres y su fecha de nacimiento son los del ReTHUS
        {account.matchedAt && ` (comprobado el ${longDate(dayOf(account.matchedAt))})`}. Falta que un delegado vea su documento:
        se lo pedirá cuando tenga su solicitud.
      </P>
    </>
  ) : (
    <>
      <P>
        <Tag tone="idle">Dicha por usted</Tag>
      </P>
      <P>
        Nadie la ha comprobado todavía. Si está en el ReTHUS, revise que el documento, los nombres y la fecha de nacimiento sean
        los mismos. Un delegado le pedirá el documento cuando tenga su solicitud.
      </P>
    </>
  )
}
