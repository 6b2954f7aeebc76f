import type { ApplicationAct } from '../../applications/index.ts'

export const stepNames: Record<ApplicationAct, string> = {
  ENVIADA: 'Envió la solicitud',
  ABIERTA: 'La abrió',
  DEVUELTA: 'La devolvió',
  CORREGIDA: 'La corrigió',
  IDENTIDAD: 'Comprobó la identidad',
  ACTIVADA: 'Activó',
  ENROLADA: 'Dio el rol',
  RECHAZADA: 'La rechazó',
  RETIRADA: 'La retiró',
  RECORDADA: 'La recordó',
  TERMINADA: 'Terminó la activación',
}
