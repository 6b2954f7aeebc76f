export { changeRightsOf, changeUnderLock, lockPerson } from './change-rights.ts'
