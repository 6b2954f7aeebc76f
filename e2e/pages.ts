import type { Viewing } from './harness/opening.ts'
import { applicantViewings } from './states/applicant.ts'
import { caseViewings } from './states/casos.ts'
import { catalogosViewings } from './states/catalogos.ts'
import { queueViewings } from './states/cola-delegado.ts'
import { formulaViewings } from './states/formulas.ts'
import { bulkViewings } from './states/masivo.ts'
import { deskAnswerViewings } from './states/mesa-responde.ts'
import { patientViewings } from './states/pacientes.ts'
import { prescribingViewings } from './states/prescribir.ts'
import { publicViewings } from './states/public.ts'
import { registrationViewings } from './states/registro.ts'
import { ruleViewings } from './states/reglas.ts'
import { servicioSocialViewings } from './states/servicio-social.ts'
import { taskViewings } from './states/tareas.ts'
import { toolViewings } from './states/tools.ts'
import { verificationViewings } from './states/verificar.ts'

/** Every page of the product in its states, by who looks. A page that is not here fails ./pages.e2e.ts. */
export const viewings: Viewing[] = [
  ...publicViewings,
  ...catalogosViewings,
  ...applicantViewings,
  ...toolViewings,
  ...servicioSocialViewings,
  ...registrationViewings,
  ...ruleViewings,
  ...taskViewings,
  ...queueViewings,
  ...bulkViewings,
  ...caseViewings,
  ...formulaViewings,
  ...deskAnswerViewings,
  ...patientViewings,
  ...prescribingViewings,
  ...verificationViewings,
]

/** GET routes that answer programs, or lead on at once to a page above. */
export const notPages = [
  ...['/mipres/empezar', '/api/prescription-drafts', '/api/prescription-drafts/:draftId', '/api/prescription-favourites'],
  ...['/api/catalogues', '/api/catalogues/:table', '/api/catalogues/:table/:code', '/catalogos/:tabla/codigos.csv'],
  ...['/health/live', '/health/ready', '/api/openapi.json', '/api/rethus', '/api/decisions', '/demo/cuentas.json'],
  ...['/api/servicio-social', '/api/estado', '/mesa/plazas.csv'],
  '/api/entidades/:entidadId/applications/:applicationId/simulation',
  ...['/api/entidades/:entidadId/applications', '/demo/sancion.csv', '/mesa/auditoria.csv', '/mesa/casos.csv'],
  ...['/delegado/:entidadId/masivo/plantilla.csv', '/delegado/:entidadId/masivo/:loadId/filas.csv'],
  '/delegado/:entidadId/masivo/:loadId/terminar.csv',
  ...['/mesa/solicitudes.csv', '/mesa/entidades.csv', '/mesa/cifras.csv', '/roles.csv', '/api/roles'],
  ...['/api/verification/:number', '/verificar/sin-conexion/verify-prescription.ts'],
  ...['/mipres/formulas.csv', '/mipres/sedes/:sedeId/formulas.csv', '/api/prescriptions', '/api/prescriptions/:number'],
  ...['/api/sedes/:sedeId/prescriptions', '/api/prescription-rules'],
  ...['/.well-known/jwks.json', '/mipres/formulas/:number/formula.pdf', '/api/prescriptions/:number/paper'],
  ...['/delegado/:entidadId/cola.csv', '/delegado/:entidadId/personas.csv'],
  '/api/sedes/:sedeId/patients',
]
