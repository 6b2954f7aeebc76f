import { z } from 'zod'
import { form, routeFor, text } from '../../platform/route.ts'
import { dayOf, lastDayOf, periodOf } from '../../shared/calendar.ts'
import { csvOf } from '../../shared/csv.ts'
import type { ActorOf } from '../authority/index.ts'
import { modalityNames, type PlazaState, provisionNames } from './plaza.ts'
import { stateNames } from './plaza-life.ts'
import { countPlazas, findDepartamentos, findPlazaCards } from './plaza-list-store.ts'
import { PlazasPage } from './ui/plazas-page.tsx'

const route = routeFor<ActorOf>()
const pageSize = 30
const exportSize = 5000

const filters = {
  estado: z
    .enum(Object.keys(stateNames) as [PlazaState, ...PlazaState[]])
    .or(z.literal(''))
    .catch('')
    .default(''),
  departamento: text,
  profesion: text,
  buscar: text,
}
type Typed = { estado: PlazaState | ''; departamento: string; profesion: string; buscar: string }

const searchOf = ({ estado, departamento, profesion, buscar }: Typed) => ({
  entidadId: null,
  sedeIds: null,
  state: estado || null,
  departamento: departamento || null,
  profession: profesion || null,
  text: buscar,
})
const addressOf = (path: string, typed: Record<string, string>) => {
  const given = Object.entries(typed).filter(([, value]) => value !== '')
  return `${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
}

export const deskListRoutes = [
  route({
    method: 'GET',
    url: '/mesa/plazas',
    needs: 'desk.read',
    summary: 'Las plazas de Servicio Social del país',
    query: form({ ...filters, desde: text }),
    async handle({ db }, { actor, query: { desde, ...typed } }) {
      const now = actor.authority.at
      const found = await findPlazaCards(db, searchOf(typed), now, { after: desde, limit: pageSize + 1 })
      const rows = found.slice(0, pageSize)
      const last = rows.at(-1)
      const links = {
        first: desde === '' ? null : addressOf('/mesa/plazas', typed),
        next: found.length > pageSize && last ? addressOf('/mesa/plazas', { ...typed, desde: last.code }) : null,
        export: addressOf('/mesa/plazas.csv', typed),
      }
      const props = { rows, counts: await countPlazas(db, now), departamentos: await findDepartamentos(db), values: typed, links }
      return { status: 200, page: (chrome) => <PlazasPage chrome={chrome} {...props} /> }
    },
  }),
  route({
    method: 'GET',
    url: '/mesa/plazas.csv',
    needs: 'desk.read',
    summary: 'Las plazas, como archivo',
    query: form(filters),
    async handle({ db }, { actor, query }) {
      const now = actor.authority.at
      const rows = await findPlazaCards(db, searchOf(query), now, { after: '', limit: exportSize })
      const file = csvOf(
        [
          'codigo_plaza',
          'estado',
          'entidad',
          'sede',
          'municipio',
          'departamento',
          'profesion',
          'modalidad',
          'provision',
          'primer_dia',
          'ultimo_dia',
          'tipo_documento',
          'numero_documento',
          'nombre',
          'desde',
          'hasta',
        ],
        rows.map((row) => {
          const period = row.during && periodOf(row.during)
          return [
            row.code,
            stateNames[row.state],
            row.entidadName,
            row.sedeName,
            row.municipio ?? '',
            row.departamento ?? '',
            row.professionCode,
            modalityNames[row.modality] ?? '',
            provisionNames[row.provision],
            row.firstDay,
            row.lastDay,
            row.holder?.document?.type ?? '',
            row.holder?.document?.number ?? '',
            row.holder?.name ?? '',
            period?.from ?? '',
            (period && lastDayOf(period)) ?? '',
          ]
        }),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: `plazas-${dayOf(now)}.csv` }
    },
  }),
]
