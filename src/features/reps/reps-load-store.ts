import { type Db, sql } from '../../shared/sql.ts'
import type { SaidEntidad, SaidMunicipio, SaidSede } from './parse-reps-row.ts'

// Many rows in one statement: what is said travels as JSON.

type Aged<S> = S & { asOf: Date }

export async function findKnownEntidades(db: Db, codes: string[]): Promise<Map<string, Aged<SaidEntidad>>> {
  const rows = await db.query<Aged<SaidEntidad>>(sql`
    select kind, code, id_type as "idType", id_number as "idNumber", name, email, phone, address,
      municipio_code as "municipioCode", as_of as "asOf"
    from entidad where code = any (${codes})`)
  return new Map(rows.map((row) => [row.code, row]))
}

export async function findKnownSedes(db: Db, codes: string[]): Promise<Map<string, Aged<SaidSede>>> {
  const rows = await db.query<Aged<SaidSede>>(sql`
    select kind, code, name, email, phone, address, municipio_code as "municipioCode", as_of as "asOf"
    from sede where code = any (${codes})`)
  return new Map(rows.map((row) => [row.code, row]))
}

export async function findKnownMunicipios(db: Db, codes: string[]): Promise<Set<string>> {
  const rows = await db.query<{ code: string }>(sql`select code from municipio where code = any (${codes})`)
  return new Set(rows.map(({ code }) => code))
}

/** With their departamentos; a name that changed is the new one. */
export async function saveMunicipios(db: Db, municipios: SaidMunicipio[]) {
  const said = JSON.stringify(municipios)
  await db.query(sql`
    insert into departamento as held (code, name)
    select distinct on (substr(code, 1, 2)) substr(code, 1, 2), departamento
    from json_to_recordset(${said}::json) as said (code text, departamento text) order by substr(code, 1, 2)
    on conflict (code) do update set name = excluded.name where held.name <> excluded.name`)
  await db.query(sql`
    insert into municipio as held (code, name)
    select distinct on (code) code, name from json_to_recordset(${said}::json) as said (code text, name text) order by code
    on conflict (code) do update set name = excluded.name where held.name <> excluded.name`)
}

/** New ones and changed ones; all are known as of `asOf` afterwards. Codes are not repeated in the list. */
export async function saveEntidades(db: Db, entidades: (SaidEntidad & { id: string })[], asOf: Date) {
  await db.query(sql`
    insert into entidad (id, kind, code, id_type, id_number, name, email, phone, address, municipio_code, as_of)
    select id, kind, code, "idType", "idNumber", name, email, phone, address, "municipioCode", ${asOf}::timestamptz
    from json_to_recordset(${JSON.stringify(entidades)}::json) as said (
      id uuid, kind text, code text, "idType" text, "idNumber" text, name text, email text, phone text, address text, "municipioCode" text)
    order by code
    on conflict (code) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
      address = excluded.address, municipio_code = excluded.municipio_code, as_of = excluded.as_of`)
}

/** As `saveEntidades`; the entidad is found by its code. */
export async function saveSedes(db: Db, sedes: (SaidSede & { id: string; entidadCode: string })[], asOf: Date) {
  await db.query(sql`
    insert into sede (entidad_id, id, kind, code, name, municipio_code, address, phone, email, as_of)
    select e.id, said.id, said.kind, said.code, said.name, said."municipioCode", said.address, said.phone, said.email, ${asOf}::timestamptz
    from json_to_recordset(${JSON.stringify(sedes)}::json) as said (
      id uuid, "entidadCode" text, kind text, code text, name text, email text, phone text, address text, "municipioCode" text)
    join entidad e on e.code = said."entidadCode"
    order by said.code
    on conflict (code) do update set name = excluded.name, municipio_code = excluded.municipio_code, address = excluded.address,
      phone = excluded.phone, email = excluded.email, as_of = excluded.as_of`)
}

/** Sedes of REPS that the newest load did not name. */
export async function countSedesOlderThan(db: Db, asOf: Date): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*) from sede where kind = 'REPS' and as_of < ${asOf}`)
  return row?.count ?? 0
}
