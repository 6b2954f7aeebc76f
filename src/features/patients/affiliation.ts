import { type Patient, regimenNames } from './patient.ts'

/** What a form says where nobody knows. */
export const unknown = 'NO_SE_SABE'

/** In the list of EPS, what is no EPS (R-PAC-6). */
export const withoutEps = [
  { value: 'NO_AFILIADO', text: 'No está afiliado a ninguna' },
  { value: 'EXCEPCION', text: 'Régimen de excepción o especial' },
  { value: unknown, text: 'No se sabe' },
] as const

/** "Brisa Nueva EPS, contributivo", "no está afiliado", "no se sabe" */
export const affiliationText = ({ eps, regimen }: { eps: { name: string } | null; regimen: Patient['regimen'] }) =>
  [eps?.name, regimen && regimenNames[regimen]].filter(Boolean).join(', ') || 'no se sabe'
