export type { Account } from './account.ts'
export { findAccountByEmail, findAccountsClaiming, findMatchLevels, getAccount } from './account-store.ts'
export { checkPresentPassword, type PresentPasswordRefusal } from './change-password.ts'
export { changeRightsOf, changeUnderLock, lockPerson } from './change-rights.ts'
export { mobileText, parseEmail, parseMobile, parseNamePart } from './contact.ts'
export { decideMatch, type MatchDifference } from './decide-match.ts'
export {
  accountDocumentTypes,
  type Document,
  documentTypeName,
  documentTypes,
  parseDocument,
  professionalDocumentTypes,
} from './document.ts'
export { closeLinksOf } from './email-token-store.ts'
export { fullName, type Names, type Person } from './person.ts'
export {
  findDocumentsOf,
  findPersonByDocument,
  getPerson,
  getPersonNames,
} from './person-store.ts'
export {
  endProofing,
  findHolders,
  findLiveProofing,
  getProofing,
  insertProofing,
  type Proofing,
  type ProofingRefusal,
} from './proofing-store.ts'
export {
  cutDocument,
  findHoldings,
  findPersons,
  type Holding,
  insertDocuments,
  insertPersons,
  lockPersons,
  saveRegisterNames,
} from './register-store.ts'
export { consentVersion, registrationHours } from './registration.ts'
export { rematchAccounts } from './rematch-accounts.ts'
export { miSeguridadSocialRoutes } from './routes.ts'
export { safeReturn } from './safe-return.ts'
export { ConsentText } from './ui/consent.tsx'
export { DocumentFields } from './ui/document-fields.tsx'
