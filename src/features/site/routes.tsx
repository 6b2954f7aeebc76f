import { resolve } from 'node:path'
import type { AppContext } from '../../platform/app-context.ts'
import { checkHealth } from '../../platform/health.ts'
import { problemKinds } from '../../platform/problem.ts'
import { routeFor } from '../../platform/route.ts'
import { draftDays } from '../applications/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { consentVersion, registrationHours } from '../people/index.ts'
import { findLatestAsOf } from '../registers/index.ts'
import { type RegisterState, registerState } from './registers.ts'
import { roleTableRoutes } from './routes-roles.tsx'
import { readRules } from './rules.ts'
import { AccessibilityPage } from './ui/accessibility-page.tsx'
import { DataPage } from './ui/data-page.tsx'
import { ErrorsPage } from './ui/errors-page.tsx'
import { HelpPage } from './ui/help-page.tsx'
import { HomePage } from './ui/home-page.tsx'
import { NormsPage } from './ui/norms-page.tsx'
import { StatusPage } from './ui/status-page.tsx'

const route = routeFor<ActorOf>()

/** Read once: they change with the program. */
const areas = readRules(resolve(import.meta.dirname, '../../../docs/rules'))

async function findRegisters({ db }: AppContext, now: Date): Promise<RegisterState[]> {
  return [
    registerState('ReTHUS', 'Profesionales, títulos y sanciones', await findLatestAsOf(db, 'RETHUS'), now),
    registerState('REPS', 'IPS, independientes y sus sedes', await findLatestAsOf(db, 'REPS'), now),
  ]
}

/** What anybody may read, signed in or not. */
export const siteRoutes = [
  ...roleTableRoutes,
  route({
    method: 'GET',
    url: '/',
    needs: 'public',
    summary: 'Inicio',
    async handle(app) {
      const now = await app.clock(app.db)
      const registers = await findRegisters(app, now)
      return { status: 200, page: (chrome) => <HomePage chrome={chrome} registers={registers} now={now} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/ayuda',
    needs: 'public',
    summary: 'Ayuda',
    handle: async () => ({ status: 200, page: (chrome) => <HelpPage chrome={chrome} /> }),
  }),
  route({
    method: 'GET',
    url: '/ayuda/errores',
    needs: 'public',
    summary: 'Errores y qué hacer',
    handle: async () => ({ status: 200, page: (chrome) => <ErrorsPage chrome={chrome} kinds={problemKinds} /> }),
  }),
  route({
    method: 'GET',
    url: '/accesibilidad',
    needs: 'public',
    summary: 'Accesibilidad',
    handle: async () => ({ status: 200, page: (chrome) => <AccessibilityPage chrome={chrome} /> }),
  }),
  route({
    method: 'GET',
    url: '/tratamiento-de-datos',
    needs: 'public',
    summary: 'Tratamiento de datos personales',
    async handle() {
      const props = { version: consentVersion, draftDays, registrationHours }
      return { status: 200, page: (chrome) => <DataPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/normas',
    needs: 'public',
    summary: 'Normas que aplicamos',
    handle: async () => ({ status: 200, page: (chrome) => <NormsPage chrome={chrome} areas={areas} /> }),
  }),
  route({
    method: 'GET',
    url: '/estado-del-servicio',
    needs: 'public',
    summary: 'Estado del servicio',
    async handle(app) {
      const now = await app.clock(app.db)
      const health = await checkHealth(app)
      const registers = await findRegisters(app, now)
      return { status: 200, page: (chrome) => <StatusPage chrome={chrome} health={health} registers={registers} now={now} /> }
    },
  }),
]
