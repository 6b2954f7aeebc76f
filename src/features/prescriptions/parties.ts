import type { PersonId, SedeId } from '../../shared/id.ts'
import type { Db } from '../../shared/sql.ts'
import type { Ground } from '../authority/index.ts'
import { findDocumentsOf, getPerson } from '../people/index.ts'
import { entidadIdText, getEntidad, getSede } from '../reps/index.ts'
import type { Content } from './prescription.ts'

/** Where it is written, as the paper names it. */
export async function findPlace(db: Db, sedeId: SedeId): Promise<Content['place']> {
  const sede = await getSede(db, sedeId)
  const entidad = await getEntidad(db, sede.entidadId)
  return {
    ...{ sedeId, sedeCode: sede.code, sedeName: sede.name, municipio: sede.municipio },
    ...{ address: sede.address ?? entidad.address, phone: sede.phone ?? entidad.phone },
    ...{ entidadId: entidad.id, entidadName: entidad.name, entidadIdType: entidad.idType, entidadIdNumber: entidad.idNumber },
    entidadIdText: entidadIdText(entidad),
  }
}

/** RegProfS is C30. */
const longestRegister = 30

/** Who writes it, with the title or the plaza that bears the role. @throws when no document of the person is in force */
export async function findPrescriber(
  db: Db,
  personId: PersonId,
  { profession, act }: Ground,
  now: Date,
): Promise<Content['prescriber']> {
  const { names } = await getPerson(db, personId)
  const [document] = await findDocumentsOf(db, personId, now)
  if (!document) throw new Error(`person ${personId} has no document`)
  return {
    ...{ personId, documentType: document.type, documentNumber: document.number },
    ...{ firstName: names.first, secondName: names.second, firstSurname: names.firstSurname, secondSurname: names.secondSurname },
    ...{ profession, professionalRegister: act.slice(0, longestRegister) },
  }
}
