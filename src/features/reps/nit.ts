import { accept, type Result, refuse } from '../../shared/result.ts'

const weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]

/** R-REPS-3: the verification digit that the DIAN's rule gives to the digits of a NIT. The same in SQL: `nit_check_digit`. */
export function nitCheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => total + Number(digit) * (weights[place] ?? 0), 0)
  const rest = sum % 11
  return rest < 2 ? rest : 11 - rest
}

export type NitRefusal = { code: 'nit-form' | 'nit-length' | 'nit-check-digit'; message: string }

/**
 * Reads a NIT as people write it: dots and spaces are dropped, and a verification digit after a hyphen is checked and
 * dropped too, since registers keep the number without it.
 */
export function parseNit(said: string): Result<string, NitRefusal> {
  const match = /^(\d+)(?:-(\d))?$/.exec(said.replace(/[\s.]/g, ''))
  const [, digits, written] = match ?? []
  if (!digits)
    return refuse({ code: 'nit-form', message: `«${said}» no es un NIT: escriba cifras, con o sin dígito de verificación` })
  if (digits.length < 5 || digits.length > 15)
    return refuse({ code: 'nit-length', message: `El NIT «${said}» tiene ${digits.length} cifras: deben ser de 5 a 15` })
  const right = nitCheckDigit(digits)
  if (written !== undefined && Number(written) !== right)
    return refuse({
      code: 'nit-check-digit',
      message: `El dígito de verificación de «${said}» no corresponde: con ese número sería ${right}. Revise el número`,
    })
  return accept(digits)
}
