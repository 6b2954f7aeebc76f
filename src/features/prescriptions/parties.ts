import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { Ground } from '../authority/index.ts'
import { findDocumentsOf, getPerson } from '../people/index.ts'
import { entidadIdText, getEntidadOf, getSede } from '../reps/index.ts'
import type { Content } from './prescription.ts'

/** Where it is written, as the paper names it. */
export async function findPlace(db: Db, sedeId: SedeId): Promise<Content['place']> {
  const [sede, entidad] = await Promise.all([getSede(db, sedeId), getEntidadOf(db, sedeId)])
  return {
    ...{ sedeId, sedeCode: sede.code, sedeName: sede.name, municipio: sede.municipio },
    ...{ address: sede.address ?? entidad.address, phone: sede.phone ?? entidad.phone },
    ...{ entidadId: entidad.id, entidadName: entidad.name, entidadIdType: entidad.idType, entidadIdNumber: entidad.idNumber },
    entidadIdText: entidadIdText(entidad),
  }
}

/** RegProfS is C30. */
const longestRegister = 30

type Prescriber = Content['prescriber']

/** Who writes it. @throws when no document of the person is in force */
export async function findPrescriber(
  db: Db,
  personId: PersonId,
  now: Date,
): Promise<Omit<Prescriber, 'profession' | 'professionalRegister'>> {
  const [{ names }, [document]] = await Promise.all([getPerson(db, personId), findDocumentsOf(db, personId, now)])
  if (!document) throw new Error(`person ${personId} has no document`)
  return {
    ...{ personId, documentType: document.type, documentNumber: document.number },
    ...{ firstName: names.first, secondName: names.second, firstSurname: names.firstSurname, secondSurname: names.secondSurname },
  }
}

/** The title or the plaza that bears the role. */
export const standingAs = ({ profession, act }: Ground): Pick<Prescriber, 'profession' | 'professionalRegister'> => ({
  profession,
  professionalRegister: act.slice(0, longestRegister),
})
