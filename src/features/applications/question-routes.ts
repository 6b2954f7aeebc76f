import { ApplicationKind } from './application.ts'
import { entidadRoutes } from './entidad-routes.tsx'
import { noteRoutes } from './note-routes.tsx'
import { options, type Question } from './option.ts'
import { plazaRoutes } from './plaza-routes.tsx'
import { rethusRoutes } from './rethus-routes.tsx'
import { roleRoutes } from './role-routes.tsx'
import { sedeRoutes } from './sede-routes.tsx'

const routesOf: Record<Question, (kind: ApplicationKind) => typeof rethusRoutes> = {
  rethus: () => rethusRoutes,
  plaza: () => plazaRoutes,
  entidad: entidadRoutes,
  sede: sedeRoutes,
  rol: roleRoutes,
  mensaje: noteRoutes,
}

/** The questions of every option, by its table. Each answer is kept as soon as it is given. */
export const questionRoutes = ApplicationKind.options.flatMap((kind) =>
  options[kind].questions.flatMap((question) => routesOf[question](kind)),
)
