import { type DemoActivation, endActivation, settle } from './activations.ts'
import type { DemoSede } from './institutions.ts'
import type { DemoPerson } from './people.ts'
import type { SocialStage } from './plaza-acts.ts'
import { idOf } from './random.ts'
import { begin, enrolled, type Story } from './stories.ts'
import { minutesAfter } from './when.ts'

type Ensemble = { mine: Story; others: DemoPerson[]; sede: DemoSede }
type Said = {
  daysAgo: number
  said: string
  source: 'CORREO' | 'CUENTA'
  outcome?: 'SUPLANTACION' | 'FUE_LA_PERSONA'
  resolution?: string
}

/** *No fui yo*: one waits for the desk, one more came this morning of yesterday, two are answered. */
export function playCases(stage: SocialStage, { mine, others, sede }: Ensemble) {
  const another = (i: number, daysAgo: number) => begin(stage, { person: others[i]!, sede, daysAgo })
  say(stage, mine, { daysAgo: 6, source: 'CORREO', said: 'No trabajo en esa clínica ni he hablado con su delegada.' })
  say(stage, another(0, 30), { daysAgo: 1, source: 'CUENTA', said: '' })
  say(stage, another(1, 75), {
    ...{ daysAgo: 28, source: 'CORREO', said: 'Yo no envié esa solicitud.', outcome: 'SUPLANTACION' },
    resolution: 'La firma del contrato no es la suya. Se avisó a la clínica.',
  })
  say(stage, another(2, 80), {
    ...{ daysAgo: 35, source: 'CORREO', said: 'No reconozco la fecha.', outcome: 'FUE_LA_PERSONA' },
    resolution: 'Sí firmó el contrato: había olvidado la fecha de inicio. Vuelve a solicitar.',
  })
}

function say({ official, ...stage }: SocialStage, story: Story, { daysAgo, said, source, outcome, resolution }: Said) {
  const { rows, when } = stage
  const activation = enrolled(stage, story, { untilDays: 300 })
  const { row } = activation
  const at = when.at(-daysAgo, '07:35')
  const suspended = suspendedOf(activation)
  const reason = `La persona dijo «No fui yo» ${source === 'CORREO' ? 'desde un aviso' : 'desde su cuenta'}.`
  endActivation(rows, activation, { at, by: null, ground: 'NO_FUI_YO', reason })
  settle(activation)
  const closed = outcome
    ? { closed_at: minutesAfter(at, 3_300), closed_by: official.person_id }
    : { closed_at: null, closed_by: null }
  rows.desk_case.push({
    id: idOf('case', row.id),
    person_id: row.person_id,
    account_id: story.account.id,
    entidad_id: row.entidad_id,
    kind: 'NO_FUI_YO',
    subject: 'ACTIVACION',
    object_id: row.id,
    what: `Lo activaron en ${story.sede.name}`,
    said,
    source,
    suspended,
    opened_at: at,
    ...closed,
    ...{ outcome: outcome ?? null, resolution: resolution ?? null },
  })
}

const roleNames: Record<string, string> = { PRESCRIPTOR: 'Profesional prescriptor', CONSULTA_IPS: 'Consulta de la IPS' }

/** What the program keeps of it, to give it back. */
function suspendedOf({ row, from, until, grants }: DemoActivation) {
  const { id, entidad_id: entidadId, sede_id: sedeId, registration, basis, application_id: applicationId } = row
  const roles = grants.map((grant) => {
    const { role } = grant.row
    return { role, name: roleNames[role] ?? role, from: grant.from, until }
  })
  return { kind: 'ACTIVACION', id, entidadId, sedeId, registration, basis, applicationId, from, until, roles }
}
