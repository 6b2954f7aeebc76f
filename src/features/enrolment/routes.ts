import { actRoutes } from './routes-acts.tsx'
import { deskActRoutes } from './routes-acts-desk.tsx'
import { apiRoutes } from './routes-api.ts'
import { independienteRoutes } from './routes-independiente.tsx'
import { peopleRoutes } from './routes-people.tsx'
import { queueRoutes } from './routes-queue.tsx'
import { simulationRoutes } from './routes-simulation.tsx'

export const enrolmentRoutes = [
  ...queueRoutes,
  ...simulationRoutes,
  ...actRoutes,
  ...deskActRoutes,
  ...peopleRoutes,
  ...independienteRoutes,
  ...apiRoutes,
]
