export { keepForm, takeKeptForm } from './kept-form-store.ts'
export { findFormerHolder, findSessionHolder, hashOf, insertSession, type SessionHolder } from './session-store.ts'
