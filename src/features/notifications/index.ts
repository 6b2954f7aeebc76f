export { type Contact, findContact } from './contact-store.ts'
export { findDelegateNames } from './delegates-of-many-store.ts'
export { findDelegates } from './delegates-store.ts'
export { type Notice, noticeText, sendNotice } from './notice.ts'
export {
  findNoticeToken,
  forgetOldNotices,
  type Linked,
  type NoticeSubject,
  noticeLink,
  spendNoticeToken,
} from './notice-link.ts'
export { warnOfEnds } from './warn-of-ends.ts'
