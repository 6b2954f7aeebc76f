import type { AppContext } from '../../platform/app-context.ts'
import { importCommand } from '../registers/index.ts'
import type { PlazaHooks } from './hooks.ts'
import { importServicioSocial } from './import-servicio-social.ts'

/** Of `npm run cli`. */
export const servicioSocialCommands = (hooksOf: (app: AppContext) => PlazaHooks) => [
  importCommand(
    'servicio-social import',
    'Carga un archivo del Servicio Social: inscripciones, plazas, asignaciones y novedades.',
    (app, request) => importServicioSocial(app, request, hooksOf(app)),
  ),
]
