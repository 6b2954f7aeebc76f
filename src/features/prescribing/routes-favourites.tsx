import type { AppContext } from '../../platform/app-context.ts'
import { form, type Reply, routeFor, text, wordFor } from '../../platform/route.ts'
import type { FieldError } from '../../shared/ui/errors.ts'
import type { ActorOf } from '../authority/index.ts'
import { emptyPrescription, sketchLines } from '../prescriptions/index.ts'
import type { SessionHolder } from '../sign-in/index.ts'
import { deleteFavourite, findFavourites, mostFavourites, renameFavourite, visible } from './favourite-store.ts'
import { FavouritesPage } from './ui/favourites-page.tsx'

const route = routeFor<ActorOf>()

const notes: Record<string, string> = { renombrado: 'El favorito tiene su nuevo nombre.', borrado: 'El favorito se borró.' }

type Shown = { status: number; errors: FieldError[]; typed: { id: string; name: string } | null; told: string | null }

/** Whoever merely claims to be the person has none. */
async function page(app: AppContext, { personId, holdsPerson }: SessionHolder, shown: Shown): Promise<Reply> {
  const now = await app.clock(app.db)
  const found = holdsPerson ? await findFavourites(app.db, personId, { diagnosis: '', limit: mostFavourites }) : []
  const byUse = found.toSorted((a, b) => b.used - a.used || a.name.localeCompare(b.name, 'es', { numeric: true }))
  const text = { ...emptyPrescription(), medicines: byUse.map(({ body }) => body) }
  const sketches = await sketchLines(app.db, text, 'PRESCRIPCION')
  const rows = byUse.map((favourite, i) => ({ ...favourite, what: whatIs(sketches[i]) }))
  const { status, ...rest } = shown
  return { status, page: (chrome) => <FavouritesPage chrome={chrome} rows={rows} now={now} {...rest} /> }
}

const whatIs = (sketch: { title: string; total: string | null } | undefined) =>
  [sketch?.title, sketch?.total].filter(Boolean).join(', total ') || 'Sin medicamento'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const favouriteRoutes = [
  route({
    method: 'GET',
    url: '/mipres/favoritos',
    needs: 'account',
    summary: 'Los favoritos de quien prescribe',
    query: form({ hecho: text }),
    handle: (app, { actor: { holder }, query: { hecho } }) =>
      page(app, holder, { status: 200, errors: [], typed: null, told: wordFor(notes, hecho) }),
  }),
  route({
    method: 'POST',
    url: '/mipres/favoritos',
    needs: 'account',
    summary: 'Cambia el nombre de un favorito, o lo borra',
    body: form({ favorito: text, nombre: text, accion: text }),
    async handle(app, { actor: { holder }, body: { favorito, nombre, accion } }) {
      const refuse = (message: string, status = 422) =>
        page(app, holder, {
          ...{ status, errors: [{ field: uuid.test(favorito) ? `${favorito}-nombre` : null, message }] },
          ...{ typed: { id: favorito, name: nombre }, told: null },
        })
      if (!holder.holdsPerson || !uuid.test(favorito)) return refuse('Ese favorito ya no existe.', 404)
      if (accion === 'borrar') {
        const isGone = await deleteFavourite(app.db, holder.personId, favorito)
        return isGone ? { status: 303, location: '/mipres/favoritos?hecho=borrado' } : refuse('Ese favorito ya no existe.', 404)
      }
      const name = visible(nombre)
      if (name === '') return refuse('Escriba el nombre del favorito.')
      if (name.length > 120) return refuse('El nombre tiene hasta 120 caracteres. Acórtelo.')
      const renamed = await renameFavourite(app.db, holder.personId, favorito, name)
      if (renamed === 'done') return { status: 303, location: '/mipres/favoritos?hecho=renombrado' }
      return renamed === 'taken'
        ? refuse('Ya tiene un favorito con ese nombre. Escriba otro.')
        : refuse('Ese favorito ya no existe.', 404)
    },
  }),
]
