/** Each move as it stands in an address. */
export const moves = {
  aprobar: { to: 'APROBADA', text: 'Aprobar' },
  rechazar: { to: 'RECHAZADA', text: 'Rechazar' },
  anular: { to: 'ANULADA', text: 'Anular' },
  exonerar: { to: 'EXONERADA', text: 'Exonerar' },
} as const
export type MoveSlug = keyof typeof moves
export const moveSlugs = Object.keys(moves) as [MoveSlug, ...MoveSlug[]]
