export { changeRightsOf, changeUnderLock, lockPerson } from './change-rights.ts'
export {
  accountDocumentTypes,
  type Document,
  type DocumentRefusal,
  type DocumentType,
  documentText,
  documentTypeName,
  documentTypes,
  parseDocument,
  parseDocumentType,
  professionalDocumentTypes,
} from './document.ts'
