import { form, routeFor } from '../../platform/route.ts'
import { dayOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import { readAuditKey } from '../audit/index.ts'
import type { ActorOf } from '../authority/index.ts'
import { auditFields, auditQuery, usualFrom } from './audit-search.ts'
import type { AuditRow } from './load-audit.ts'
import { readAudit } from './read-audit.ts'
import { AuditPage } from './ui/audit-page.tsx'
import { changeText } from './ui/policy-page.tsx'

const route = routeFor<ActorOf>()

const pageSize = 50
/** What one file holds at most; the page says so. */
const exportSize = 10_000

export const auditRoutes = [
  route({
    method: 'GET',
    url: '/mesa/auditoria',
    needs: 'desk.audit',
    summary: 'El registro de auditoría',
    query: auditQuery,
    async handle(app, { actor, request, query: { pagina, ...fields } }) {
      const after = readAuditKey(pagina) && pagina
      const {
        rows: found,
        errors,
        now,
      } = await readAudit(app, actor, { fields, after, limit: pageSize + 1, act: 'audit.read', requestId: request.id })
      const rows = found.slice(0, pageSize)
      const used = Object.entries(fields).filter(([, value]) => value !== '')
      const address = (path: string, more: Record<string, string>) => {
        const given = new URLSearchParams([...used, ...Object.entries(more)]).toString()
        return given === '' ? path : `${path}?${given}`
      }
      const props = {
        rows,
        errors,
        values: fields,
        now,
        usualFrom: usualFrom(app.realNow()),
        exportSize,
        links: {
          first: after ? address('/mesa/auditoria', {}) : null,
          next: found.length > pageSize ? address('/mesa/auditoria', { pagina: rows.at(-1)!.key }) : null,
          export: address('/mesa/auditoria.csv', {}),
        },
      }
      return { status: 200, page: (chrome) => <AuditPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/auditoria.csv',
    needs: 'desk.audit',
    summary: 'El registro de auditoría, como archivo',
    query: form(auditFields),
    async handle(app, { actor, request, query: fields }) {
      const { rows } = await readAudit(app, actor, {
        fields,
        after: null,
        limit: exportSize,
        act: 'audit.exported',
        requestId: request.id,
      })
      return {
        status: 200,
        file: csvOf(
          Object.keys(columns),
          rows.map((row) => Object.values(columns).map((cell) => cell(row) ?? '')),
        ),
        type: 'text/csv; charset=utf-8',
        name: `auditoria-${dayOf(app.realNow())}.csv`,
      }
    },
  }),
]

/** The file's columns, by name. */
const columns: Record<string, (row: AuditRow) => string | null> = {
  registrado: ({ recordedAt }) => recordedAt.toISOString(),
  instante_legal: ({ at }) => at.toISOString(),
  clase_de_actor: ({ actorKind }) => actorKind,
  actor: ({ actorName }) => actorName,
  acto: ({ act }) => act,
  acto_en_palabras: ({ actName }) => actName,
  tipo_documento: ({ person }) => person?.document?.type ?? null,
  numero_documento: ({ person }) => person?.document?.number ?? null,
  persona: ({ person }) => person?.name ?? null,
  entidad: ({ entidadName }) => entidadName,
  sede: ({ sedeName }) => sedeName,
  accion_decidida: ({ decision }) => decision?.action ?? null,
  reglas: ({ decision }) =>
    (decision?.rules ?? []).map(({ rule, isSatisfied }) => `${rule}:${outcomeWord(isSatisfied)}`).join(' '),
  cambio: ({ change }) => change && changeText(change, new Map()),
  motivo: ({ reason }) => reason,
  id: ({ id }) => id,
  id_solicitud_http: ({ requestId }) => requestId,
}

const outcomeWord = (isSatisfied: boolean | null) => (isSatisfied === null ? 'sin-evaluar' : isSatisfied ? 'cumple' : 'no-cumple')
