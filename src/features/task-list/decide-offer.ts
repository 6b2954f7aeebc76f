import type { TaskFacts } from './task.ts'

/**
 * R-TAR-3: whose Servicio Social is behind, and whom ReTHUS shows, is offered the option *Profesional de la salud* with the
 * same account; not while he has asked for it already, or works in it.
 */
export function decideOffer(all: readonly TaskFacts[]): TaskFacts | null {
  const asks = all.some(
    ({ application: { kind, state } }) => kind === 'PROFESIONAL' && state !== 'RETIRADA' && state !== 'RECHAZADA',
  )
  if (asks) return null
  return (
    all.find(
      ({ service, rethus }) =>
        rethus?.documentState === 'VIGENTE' && (service?.standing === 'PLAZA_TERMINADA' || service?.standing === 'EXONERADO'),
    ) ?? null
  )
}
