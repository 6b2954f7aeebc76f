import { Link } from '../../../shared/ui/components.tsx'

/** The text of `consentVersion` (registration.ts): whoever changes it gives it a new version. */
export const ConsentText = () => (
  <>
    Autorizo al Ministerio a usar estos datos para identificarme, comprobarlos con el ReTHUS y tramitar mi registro en MIPRES (
    <Link href="/tratamiento-de-datos">Ley 1581 de 2012: cómo los tratamos</Link>)
  </>
)
