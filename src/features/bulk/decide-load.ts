import { accept, type Result, refuse } from '../../shared/result.ts'
import type { LoadState } from './bulk.ts'

export type LoadAct = 'aplicar' | 'detener' | 'seguir' | 'comprobar'

const moves: Record<LoadAct, Partial<Record<LoadState, LoadState>>> = {
  aplicar: { COMPROBADO: 'APLICANDO' },
  detener: { APLICANDO: 'DETENIDO' },
  seguir: { DETENIDO: 'APLICANDO' },
  // What has begun to be applied is not planned anew: its report would be lost.
  comprobar: { COMPROBADO: 'COMPROBANDO' },
}

export type LoadRefusal =
  | { code: 'not-in-that-state'; state: LoadState }
  | { code: 'not-yours' }
  | { code: 'expired' }
  | { code: 'nothing-to-do' }

type Facts = { state: LoadState; isUploader: boolean; isExpired: boolean; toDo: number }

/** R-MAS-5, R-MAS-6: who uploaded a file decides on it, once, before it expires. */
export function decideLoad(act: LoadAct, { state, isUploader, isExpired, toDo }: Facts): Result<LoadState, LoadRefusal> {
  const next = moves[act][state]
  if (next === undefined) return refuse({ code: 'not-in-that-state', state })
  if (!isUploader && act !== 'detener') return refuse({ code: 'not-yours' })
  if (isExpired && act !== 'detener') return refuse({ code: 'expired' })
  if ((act === 'aplicar' || act === 'seguir') && toDo === 0) return refuse({ code: 'nothing-to-do' })
  return accept(next)
}
