/** Columns of each table that the load writes, in the order in which tables may be loaded. */
export const columnsOf = {
  departamento: 'code name',
  municipio: 'code name',
  register_load: 'id register file_name sha256 as_of started_at finished_at rows_read rows_bad',
  person: 'id first_name second_name first_surname second_surname birth_date names_from created_at',
  person_document: 'person_id id type number during source',
  entidad: 'id kind code id_type id_number name email phone address municipio_code independiente_id as_of',
  sede: 'entidad_id id kind code name municipio_code address phone email as_of',
  rethus_entry: 'person_id document_state as_of load_id',
  rethus_title: 'id person_id program_type origin profession profession_code practising_since act reporter load_id',
  rethus_social_service: 'id person_id provision place_kind place period_from period_last modality program reporter load_id',
  rethus_sanction: 'id person_id sanction authority act during recorded_at load_id',
  account:
    'id person_id email password_hash mobile document_type document_number document_issued_on first_name second_name first_surname ' +
    'second_surname birth_date match_level matched_at created_at',
  consent: 'account_id version accepted_at',
  official: 'id person_id during named_by named_at',
  delegation: 'entidad_id id person_id during all_sedes letter named_by named_at needs_confirmation',
  plaza: 'id code entidad_id sede_id profession_code modality provision first_day last_day state state_since version',
  plaza_step: 'plaza_id seq act by_person office at holder day norm reason',
  inscription: 'id person_id process profession_code departamento_code state state_since reason norm decided_by recorded_at',
  plaza_assignment: 'id plaza_id person_id sede_id state state_since during assigned_at',
  proofing: 'id account_id person_id ground document_type document_number seen_by office entidad_id during ended_reason',
  application:
    'id kind radicado account_id person_id entidad_id sede_id note state state_since submitted_at evidence version role_asked',
  application_step: 'application_id seq act by_person office at reason',
  activation: 'entidad_id id person_id sede_id registration basis application_id proofing_id during activated_by activated_at',
  activation_end: 'entidad_id activation_id ended_by ended_at ground reason',
  role_grant: 'entidad_id id activation_id person_id role policy_id basis during granted_by granted_at',
  audit_event: 'id recorded_at at actor_kind actor_id account_id act entidad_id sede_id person_id object_id reason',
} as const
export type Table = keyof typeof columnsOf
export const tables = Object.keys(columnsOf) as Table[]

type Value = string | number | boolean | Date | null

/** Rows of many tables, as COPY reads them. Nothing of ours has a tab, a line's end or a backslash in it. */
export class Rows {
  readonly lines = new Map<Table, string[]>()

  add(table: Table, ...values: Value[]) {
    const line = values.map((value) => (value === null ? '\\N' : value instanceof Date ? value.toISOString() : String(value)))
    const held = this.lines.get(table)
    if (held) held.push(line.join('\t'))
    else this.lines.set(table, [line.join('\t')])
  }
}

/** As if one of each kind had been made every ten seconds from this instant on. */
const [firstMadeAt, betweenMs] = [Date.UTC(2024, 0, 1), 10_000]

/**
 * The same id for the same thing of the same seed, and a UUIDv7 as the program makes them: by its instant. Indexes by ranges (GiST) tell
 * uuids apart by their first 53 bits or so: with ids that only differ in their last ones each look-up would read half of the index.
 */
export function idFor(seed: number, kind: number, n: number) {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  const madeAt = hex(firstMadeAt + n * betweenMs, 12)
  const ofSeed = hex(2 ** 31 + seed, 8)
  return `${madeAt.slice(0, 8)}-${madeAt.slice(8)}-7${hex(kind, 3)}-${ofSeed.slice(0, 4)}-${ofSeed.slice(4)}${hex(n, 8)}`
}

export const kinds = {
  ...{ person: 1, document: 2, account: 3, application: 4, activation: 5, grant: 6, proofing: 7, audit: 8, entidad: 9, sede: 10 },
  ...{ title: 11, social: 12, plaza: 13, assignment: 14, inscription: 15, delegation: 16, sanction: 17, load: 18, official: 19 },
  patient: 20,
} as const
