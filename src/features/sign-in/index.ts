export { giveBackPasswordCheck, spendPasswordCheck, spendSignInAttempt } from './attempt-limits.ts'
export { getCommonPasswords } from './common-passwords.ts'
export { decidePassword, type PasswordRefusal, passwordSentence } from './decide-password.ts'
export { forgetOldKeptForms, keepForm, takeKeptForm } from './kept-form-store.ts'
export { isKnownDevice, rememberDevice } from './known-device-store.ts'
export { hashPassword, needsRehash, verifyPassword } from './password.ts'
export {
  endSession,
  endSessionsOf,
  findFormerHolder,
  findSessionHolder,
  findSessionsOf,
  hashOf,
  insertSession,
  newToken,
  type OpenSession,
  type SessionHolder,
  session,
} from './session-store.ts'
