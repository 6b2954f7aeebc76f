import { z } from 'zod'
import { form, routeFor, text } from '../../platform/route.ts'
import { csvOf } from '../../shared/csv.ts'
import type { Db } from '../../shared/sql.ts'
import type { ActorOf } from '../authority/index.ts'
import { findProfessionsInTable, findRoleTable, type RoleFilters, type RoleRow } from './role-table-store.ts'
import { actionTexts, optionNames, placeNames, RolesPage, whoGives } from './ui/roles-page.tsx'

const route = routeFor<ActorOf>()

const registrations = z.enum(['PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO'])
const kinds = z.enum(['IPS', 'EPS', 'INDEPENDIENTE', 'PROVEEDOR'])
const filters = form({
  opcion: registrations.nullable().catch(null).default(null),
  clase: kinds.nullable().catch(null).default(null),
  profesion: text,
})

/** An unknown profession is no filter. */
async function readFilters(db: Db, { opcion, clase, profesion }: z.infer<typeof filters>) {
  const professions = await findProfessionsInTable(db)
  const isKnown = professions.some(({ code }) => code === profesion)
  const asked: RoleFilters = { registration: opcion, entidadKind: clase, professionCode: isKnown ? profesion : null }
  return { asked, professions, values: { opcion: opcion ?? '', clase: clase ?? '', profesion: isKnown ? profesion : '' } }
}

const row = z.object({
  id: z.number(),
  option: registrations,
  entidadKind: kinds,
  professionCode: z.string().nullable(),
  role: z.string(),
  roleName: z.string(),
  actions: z.array(z.string()),
  needsSecond: z.boolean(),
  exclusiveWith: z.string().nullable(),
  norm: z.string(),
  standing: z.enum(['GUIA', 'INFERIDA']),
  isOff: z.boolean(),
})

const plain = ({ id, registration, entidadKind, professionCode, role, roleName, actions, ...rest }: RoleRow) => {
  const { needsSecond, exclusiveWith, norm, standing, isOff } = rest
  const said = { needsSecond, exclusiveWith, norm, standing, isOff }
  return { id, option: registration, entidadKind, professionCode, role, roleName, actions, ...said }
}

/** The table of roles, as a page, for programs and as a file. */
export const roleTableRoutes = [
  route({
    method: 'GET',
    url: '/roles',
    needs: 'public',
    summary: 'Tabla de roles',
    query: filters,
    async handle({ db }, { query }) {
      const { asked, professions, values } = await readFilters(db, query)
      const rows = await findRoleTable(db, asked)
      return {
        status: 200,
        page: (chrome) => <RolesPage chrome={chrome} rows={rows} professions={professions} values={values} />,
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/roles',
    needs: 'public',
    summary: 'La tabla de roles: opción, clase de entidad y profesión, y qué rol se puede dar',
    query: filters,
    answer: z.object({ roles: z.array(row) }),
    async handle({ db }, { query }) {
      const { asked } = await readFilters(db, query)
      return { status: 200, json: { roles: (await findRoleTable(db, asked)).map(plain) } }
    },
  }),
  route({
    method: 'GET',
    url: '/roles.csv',
    needs: 'public',
    summary: 'La tabla de roles, como archivo',
    query: filters,
    async handle({ db }, { query }) {
      const { asked } = await readFilters(db, query)
      const file = csvOf(
        [
          ...['rol', 'opcion', 'clase_entidad', 'profesion', 'puede', 'quien_lo_da', 'segunda_persona', 'excluye'],
          ...['norma', 'lectura', 'estado'],
        ],
        (await findRoleTable(db, asked)).map((one) => [
          ...[one.roleName, optionNames[one.registration], placeNames[one.entidadKind], one.profession ?? 'Cualquiera'],
          ...[actionTexts(one.actions), whoGives[one.entidadKind], one.needsSecond ? 'sí' : 'no', one.exclusiveWith ?? ''],
          ...[one.norm, one.standing, one.isOff ? 'apagada' : 'encendida'],
        ]),
      )
      return { status: 200, file, type: 'text/csv; charset=utf-8', name: 'tabla-de-roles.csv' }
    },
  }),
]
