import { patientPageRoutes } from './routes.tsx'
import { patientApiRoutes } from './routes-api.ts'

export { affiliationText } from './affiliation.ts'
export { ageText } from './age-text.ts'
export { lookUpPatient, readPatient, recordReading } from './look-up.ts'
export { type Patient, sexNames } from './patient.ts'
export {
  type PatientDocument,
  type PatientDocumentType,
  parsePatientDocument,
  patientDocumentTypes,
} from './patient-document.ts'
export { findPatient, findPatientByDocument, getPatient } from './patient-store.ts'
export { presentRefusal as presentPatientRefusal } from './refusals.ts'
export { findPatientStanding } from './standing.ts'
export { PatientBar } from './ui/patient-bar.tsx'
export const patientRoutes = [...patientPageRoutes, ...patientApiRoutes]
