import { prescriptionPageRoutes } from './routes.tsx'
import { writingApiRoutes } from './routes-api.ts'
import { readingApiRoutes } from './routes-api-read.ts'
import { listRoutes } from './routes-lists.tsx'
import { ruleRoutes } from './routes-rules.tsx'

export { annulPrescription } from './annul.ts'
export { MedicineBody, PrescriptionBody } from './api-body.ts'
export { type CauseQuestion, controlledNotice, isCause, questionsAsked, saidCauses } from './causes.ts'
export { spanText } from './decide-administrations.ts'
export { type Finding, isSignable } from './finding.ts'
export { inFormOrder } from './form-order.ts'
export { findChain } from './list-store.ts'
export { rulingCriteria, saidCriteria } from './parse-ruling.ts'
export { type Prepared, preparePrescription } from './prepare.ts'
export {
  type AuthorityProof,
  type Coded,
  type Content,
  type Medicine,
  numberText,
  type PrescriptionEnd,
  type PrescriptionKind,
  type Ruling,
  type SignedDocument,
  stateOf,
} from './prescription.ts'
export { findSigned, insertPrescription, nextConsecutive, type Signed } from './prescription-store.ts'
export {
  emptyPrescription,
  IngredientText,
  MedicineText,
  PrescriptionText,
  RulingText,
  usualMedicine,
} from './prescription-text.ts'
export { proofOf } from './proof.ts'
export { proofCode } from './proof-code.ts'
export { readSigned } from './read-signed.ts'
export { readSpokenMedicine } from './read-spoken-medicine.ts'
export { presentSignRefusal, type SignRefusal } from './refusals.ts'
export { sayDose, sayIngredients, sayTotal, sayTotalInWords } from './say-dose.ts'
export { type SignedAnswer, signPrescription } from './sign.ts'
export { sketchLines } from './sketch-lines.ts'
export { textOf } from './text-of.ts'
export { usualProvision } from './usual-provision.ts'
export { findUsualTotalUnits } from './usual-total-unit.ts'

export const prescriptionRoutes = [
  ...ruleRoutes,
  ...listRoutes,
  ...prescriptionPageRoutes,
  ...writingApiRoutes,
  ...readingApiRoutes,
]
