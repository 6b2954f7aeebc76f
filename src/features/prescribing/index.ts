import { draftApiRoutes, favouriteApiRoutes } from './routes-api.ts'
import { favouriteRoutes } from './routes-favourites.tsx'
import { sheetRoutes } from './routes-sheet.tsx'
import { signRoutes } from './routes-sign.tsx'
import { startRoutes } from './routes-start.tsx'

export { forgetOldPrescriptionDrafts } from './draft-store.ts'
export const prescribingRoutes = [
  ...startRoutes,
  ...sheetRoutes,
  ...signRoutes,
  ...favouriteRoutes,
  ...draftApiRoutes,
  ...favouriteApiRoutes,
]
