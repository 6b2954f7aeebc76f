export { type Account, findAccountByEmail, findAccountsClaiming, getAccount } from './account-store.ts'
export { changeRightsOf, changeUnderLock, lockPerson } from './change-rights.ts'
export { parseEmail, parseNamePart } from './contact.ts'
export { decideMatch, type MatchDifference } from './decide-match.ts'
export {
  accountDocumentTypes,
  type Document,
  type DocumentRefusal,
  type DocumentType,
  documentTypeName,
  documentTypes,
  parseDocument,
  parseDocumentType,
  professionalDocumentTypes,
} from './document.ts'
export {
  findDocumentsOf,
  findPersonByDocument,
  fullName,
  getPerson,
  getPersonNames,
  insertPerson,
  type Names,
  type Person,
} from './person-store.ts'
export {
  endProofing,
  findHolders,
  findLiveProofing,
  insertProofing,
  type Proofing,
  type ProofingRefusal,
  proofingRefusalByConstraint,
} from './proofing-store.ts'
