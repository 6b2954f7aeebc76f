import type { Claim } from './account.ts'

/** What the form asks, by the names of its fields. */
export const registrationFields = [
  'tipo',
  'numero',
  'expedicion',
  'nombre1',
  'nombre2',
  'apellido1',
  'apellido2',
  'nacimiento',
  'correo',
  'celular',
  'clave',
  'autoriza',
  'intento',
] as const
export type RegistrationField = (typeof registrationFields)[number]
export type RegistrationForm = Record<RegistrationField, string>

/** A registration that can be read: the claim, where to reach its author, and what he agreed to. */
export type Registration = Claim & { email: string; mobile: string; password: string; consentVersion: string }

/** Names the text of the consent (ui/consent.tsx): a new text is a new version, and is asked anew. */
export const consentVersion = '2026-11'

/** How long the link in the mail opens, in hours. */
export const registrationHours = 24

/** What waits for the link in the mail. The password lies there as its hash. */
export type Waiting = { email: string; said: Claim & { mobile: string; passwordHash: string; consentVersion: string } }
