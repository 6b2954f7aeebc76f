import { z } from 'zod'
import type { AppContext } from '../../platform/app-context.ts'
import type { SignedIn } from '../authority/index.ts'
import type { Applicant } from './standing.ts'

/** Who is signed in, as the use cases name him. */
export const applicantOf = ({ holder: { accountId, personId } }: SignedIn): Applicant => ({ accountId, personId })

/** The intention that a form carries; one that was lost on the way is a new one. */
export const intentoOf = (app: AppContext, said: string) => z.uuid().safeParse(said).data ?? app.newId()
