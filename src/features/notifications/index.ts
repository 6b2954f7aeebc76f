export {
  type ApplicationNews,
  correctedToApplicant,
  correctedToDelegado,
  type MailText,
  reminderToDelegado,
  sentToApplicant,
  sentToDelegado,
  withdrawnToApplicant,
  withdrawnToDelegado,
} from './application-mails.ts'
export { findDelegates, type Recipient } from './delegates-store.ts'
