import { accountRoutes } from './account-routes.tsx'
import type { OnPersonKnown } from './confirm-registration.ts'
import { recoveryRoutes } from './recovery-routes.tsx'
import { registrationRoutes } from './registration-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'

/** Mi Seguridad Social. `onPersonKnown` is what features above this one do when an account brings a person. */
export const miSeguridadSocialRoutes = (links: { onPersonKnown: OnPersonKnown }) => [
  ...registrationRoutes(links),
  ...signInRoutes,
  ...recoveryRoutes,
  ...accountRoutes,
]
