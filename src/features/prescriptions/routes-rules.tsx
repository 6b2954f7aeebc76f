import { routeFor } from '../../platform/route.ts'
import type { ActorOf } from '../authority/index.ts'
import { findAllRules } from './list-rules.ts'
import { RulesPage } from './ui/rules-page.tsx'

const route = routeFor<ActorOf>()

/** R-PRE-3: by which rules a prescription is signed, refused or explained, as they stand today. */
export const ruleRoutes = [
  route({
    method: 'GET',
    url: '/reglas-de-prescripcion',
    needs: 'public',
    summary: 'Reglas con que se revisa una fórmula',
    async handle({ db }) {
      const rules = await findAllRules(db)
      return { status: 200, page: (chrome) => <RulesPage chrome={chrome} rules={rules} /> }
    },
  }),
]
