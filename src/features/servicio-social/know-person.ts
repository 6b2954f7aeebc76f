import type { AppContext } from '../../platform/app-context.ts'
import { violatedConstraint } from '../../platform/database.ts'
import { PersonId } from '../../shared/id.ts'
import { type Document, findPersonByDocument, insertDocuments, insertPersons, type Names } from '../people/index.ts'

/**
 * Whose the document is. Whoever owes the service may be in no other register yet, so that this one names him first.
 *
 * @returns null when nobody has it and the row gives no names
 */
export async function knowPerson(app: AppContext, document: Document, names: Names | null): Promise<PersonId | null> {
  const find = async () => (await findPersonByDocument(app.db, document, await app.clock(app.db)))?.id ?? null
  const known = await find()
  if (known || !names) return known
  const id = PersonId.parse(app.newId())
  try {
    await app.transaction(async (db) => {
      const at = await app.clock(db)
      await insertPersons(db, [{ id, names, birthDate: null }], { source: 'SERVICIO_SOCIAL', at })
      await insertDocuments(db, [{ ...document, id: app.newId(), personId: id, from: at, until: null }], 'SERVICIO_SOCIAL')
    })
    return id
  } catch (error) {
    // Somebody else gave this document to a person at this very moment.
    if (violatedConstraint(error) !== 'person_document_one_person') throw error
    return find()
  }
}
