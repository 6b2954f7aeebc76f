/** The options of the guide. */
export type Option = 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO'

/** The rows of the country, by table and column as in migrations/. Ranges and json travel as text. */
export type Tables = {
  departamento: { code: string; name: string }
  municipio: { code: string; name: string }
  person: {
    id: string
    first_name: string
    second_name: string | null
    first_surname: string
    second_surname: string | null
    birth_date: string
    names_from: 'CUENTA' | 'RETHUS' | 'SERVICIO_SOCIAL'
    created_at: Date
  }
  person_document: {
    person_id: string
    id: string
    type: string
    number: string
    during: string
    source: 'CUENTA' | 'RETHUS' | 'SERVICIO_SOCIAL'
  }
  register_load: {
    id: string
    register: 'RETHUS' | 'REPS' | 'EPS' | 'SERVICIO_SOCIAL'
    file_name: string
    sha256: string
    as_of: Date
    started_at: Date
    finished_at: Date
    rows_read: number
    rows_bad: number
  }
  entidad: {
    id: string
    kind: 'IPS' | 'EPS' | 'INDEPENDIENTE'
    code: string
    id_type: string
    id_number: string
    name: string
    email: string
    phone: string
    address: string
    municipio_code: string
    independiente_id: string | null
    as_of: Date
  }
  sede: {
    entidad_id: string
    id: string
    kind: 'REPS' | 'EPS'
    code: string
    name: string
    municipio_code: string
    address: string
    phone: string
    email: string
    as_of: Date
  }
  rethus_entry: { person_id: string; document_state: 'VIGENTE' | 'NO_VIGENTE' | 'FALLECIDO'; as_of: Date; load_id: string }
  rethus_title: {
    id: string
    person_id: string
    program_type: 'AUX' | 'TCP' | 'TEC' | 'UNV' | 'ESP' | 'MAE' | 'DOC'
    origin: 'LOCAL' | 'EXTRANJERO'
    profession: string
    profession_code: string | null
    practising_since: string
    act: string
    reporter: string
    load_id: string
  }
  rethus_social_service: {
    id: string
    person_id: string
    provision: 'PRESTO' | 'EXENTO' | 'EXONERADO'
    place_kind: 'LOCAL' | 'EXTRANJERO' | null
    place: string | null
    period_from: string | null
    period_last: string | null
    modality: string | null
    program: string | null
    reporter: string
    load_id: string
  }
  rethus_sanction: {
    id: string
    person_id: string
    sanction: string
    authority: string
    act: string
    during: string
    recorded_at: Date
    load_id: string
  }
  account: {
    id: string
    person_id: string
    email: string
    mobile: string
    document_type: string
    document_number: string
    document_issued_on: string
    first_name: string
    second_name: string | null
    first_surname: string
    second_surname: string | null
    birth_date: string
    match_level: 0 | 1
    matched_at: Date | null
    created_at: Date
  }
  consent: { account_id: string; version: string; accepted_at: Date }
  official: { id: string; person_id: string; during: string; named_by: string | null; named_at: Date }
  delegation: {
    entidad_id: string
    id: string
    person_id: string
    during: string
    all_sedes: boolean
    letter: string
    named_by: string
    named_at: Date
    needs_confirmation: boolean
  }
  delegation_sede: { entidad_id: string; delegation_id: string; sede_id: string }
  delegation_end: { entidad_id: string; delegation_id: string; ended_by: string; ended_at: Date; reason: string }
  plaza: {
    id: string
    code: string
    entidad_id: string
    sede_id: string
    profession_code: string
    modality: number
    provision: 'SORTEO' | 'DIRECTA'
    first_day: string
    last_day: string
    state: string
    state_since: Date
    version: number
  }
  plaza_step: {
    plaza_id: string
    seq: number
    act: string
    by_person: string | null
    office: string
    at: Date
    holder: string | null
    day: string | null
    norm: string | null
    reason: string | null
  }
  inscription: {
    id: string
    person_id: string
    process: string
    profession_code: string
    departamento_code: string
    state: string
    state_since: Date
    reason: string | null
    norm: string | null
    decided_by: string | null
    recorded_at: Date
  }
  plaza_assignment: {
    id: string
    plaza_id: string
    person_id: string
    sede_id: string
    state: string
    state_since: Date
    during: string
    assigned_at: Date
  }
  desk_case: {
    id: string
    person_id: string
    account_id: string
    entidad_id: string | null
    kind: 'NO_FUI_YO'
    subject: 'ACTIVACION'
    object_id: string
    what: string
    said: string
    source: 'CORREO' | 'CUENTA'
    suspended: unknown
    opened_at: Date
    closed_at: Date | null
    closed_by: string | null
    outcome: 'SUPLANTACION' | 'FUE_LA_PERSONA' | null
    resolution: string | null
  }
  proofing: {
    id: string
    account_id: string
    person_id: string
    ground: 'DOCUMENTO_VISTO' | 'CONTACTO_REPS'
    document_type: string | null
    document_number: string | null
    seen_by: string | null
    office: 'DELEGADO' | 'MESA' | 'INDEPENDIENTE' | 'OPERADOR'
    entidad_id: string | null
    during: string
    ended_reason: string | null
  }
  application: {
    id: string
    kind: Option
    radicado: string
    account_id: string
    person_id: string
    entidad_id: string
    sede_id: string
    note: string
    state: 'ENVIADA' | 'DEVUELTA' | 'ACTIVADA' | 'APROBADA' | 'RECHAZADA' | 'RETIRADA'
    state_since: Date
    submitted_at: Date
    evidence: unknown
    version: number
    role_asked: string | null
  }
  application_step: {
    application_id: string
    seq: number
    act: string
    by_person: string
    office: 'SOLICITANTE' | 'DELEGADO' | 'INDEPENDIENTE' | 'MESA'
    at: Date
    reason: string | null
  }
  activation: {
    entidad_id: string
    id: string
    person_id: string
    sede_id: string
    registration: Option
    basis: 'DELEGADO' | 'INDEPENDIENTE'
    application_id: string | null
    proofing_id: string
    during: string
    activated_by: string
    activated_at: Date
  }
  activation_end: {
    entidad_id: string
    activation_id: string
    ended_by: string | null
    ended_at: Date
    ground: string
    reason: string
  }
  role_grant: {
    entidad_id: string
    id: string
    activation_id: string
    person_id: string
    role: string
    policy_id: number
    basis: 'DELEGADO' | 'INDEPENDIENTE'
    during: string
    granted_by: string
    granted_at: Date
  }
  patient: { id: string; document_type: string; document_number: string; entered_at: Date }
  patient_version: {
    patient_id: string
    version: number
    first_name: string
    second_name: string | null
    first_surname: string
    second_surname: string | null
    birth_date: string
    sex: 'F' | 'M'
    eps_id: string | null
    regimen: 'CONTRIBUTIVO' | 'SUBSIDIADO' | 'EXCEPCION' | 'NO_AFILIADO' | null
    email: string | null
    phone: string | null
    mother_document_type: string | null
    mother_document_number: string | null
    entered_by: string
    entidad_id: string
    sede_id: string
    entered_at: Date
  }
  audit_event: {
    id: string
    recorded_at: Date
    at: Date
    actor_kind: 'PERSONA' | 'OPERADOR' | 'SISTEMA'
    actor_id: string | null
    account_id: string | null
    act: string
    entidad_id: string | null
    sede_id: string | null
    person_id: string | null
    object_id: string | null
    decision: unknown
    reason: string | null
  }
  demo_mail: { id: string; recipient: string; subject: string; body: string; arrived_at: Date }
}

export type TableName = keyof Tables

/** In the order in which they may be inserted. */
export const tableNames = [
  'departamento',
  'municipio',
  'person',
  'person_document',
  'register_load',
  'entidad',
  'sede',
  'rethus_entry',
  'rethus_title',
  'rethus_social_service',
  'rethus_sanction',
  'account',
  'consent',
  'official',
  'delegation',
  'delegation_sede',
  'delegation_end',
  'plaza',
  'plaza_step',
  'inscription',
  'plaza_assignment',
  'proofing',
  'application',
  'application_step',
  'activation',
  'activation_end',
  'role_grant',
  'desk_case',
  'patient',
  'patient_version',
  'audit_event',
  'demo_mail',
] as const satisfies TableName[]

export type CountryRows = { [Name in TableName]: Tables[Name][] }

export const noRows = () => Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as CountryRows
