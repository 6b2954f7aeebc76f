import type { Viewing } from './harness/opening.ts'
import { applicantViewings } from './states/applicant.ts'
import { catalogosViewings } from './states/catalogos.ts'
import { publicViewings } from './states/public.ts'
import { servicioSocialViewings } from './states/servicio-social.ts'
import { toolViewings } from './states/tools.ts'

/** Every page of the product in its states, by who looks. A page that is not here fails ./pages.e2e.ts. */
export const viewings: Viewing[] = [
  ...publicViewings,
  ...catalogosViewings,
  ...applicantViewings,
  ...toolViewings,
  ...servicioSocialViewings,
]

/** GET routes that answer programs, or lead on at once to a page above. */
export const notPages = [
  ...['/api/catalogues', '/api/catalogues/:table', '/api/catalogues/:table/:code', '/catalogos/:tabla/codigos.csv'],
  ...['/health/live', '/health/ready', '/api/openapi.json', '/api/rethus', '/api/decisions', '/demo/cuentas.json'],
  ...['/api/servicio-social', '/mesa/plazas.csv'],
  ...['/api/entidades/:entidadId/applications', '/registro/profesional', '/demo/sancion.csv', '/mesa/auditoria.csv'],
  ...['/delegado/:entidadId/cola.csv', '/delegado/:entidadId/personas.csv'],
]
