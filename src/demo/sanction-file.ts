import type { CalendarDate } from '../shared/calendar.ts'

/** A file for `npm run cli -- rethus import`: one sanction, from today on and without end. */
export const sanctionFile = ({ tipo, numero }: { tipo: string; numero: string }, today: CalendarDate) =>
  `${[
    'registro,tipo_documento,numero_documento,sancion,autoridad,acto_administrativo,fecha_inicio,fecha_fin',
    `SANCION,${tipo},${numero},Suspensión en el ejercicio,Tribunal Seccional de Ética de Litoral,Fallo 905,${today},`,
  ].join('\r\n')}\r\n`
