export {
  type ApplicationNews,
  correctedToApplicant,
  correctedToDelegado,
  reminderToDelegado,
  sentToApplicant,
  sentToDelegado,
  withdrawnToApplicant,
  withdrawnToDelegado,
} from './application-mails.ts'
export { findDelegates } from './delegates-store.ts'
