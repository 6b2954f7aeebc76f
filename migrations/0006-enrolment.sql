create table role (
  code    text primary key,
  name    text not null,
  actions text[] not null
);

-- Option × kind of entidad × profession → role. A null profession is any profession.
create table role_policy (
  id              int primary key,
  registration    text not null constraint role_policy_registration check (registration in ('PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO')),
  entidad_kind    text not null constraint role_policy_entidad_kind check (entidad_kind in ('IPS', 'EPS', 'INDEPENDIENTE', 'PROVEEDOR')),
  profession_code text references profession,
  role            text not null references role (code),
  norm            text not null,
  -- How sure the reading is: as the guide says, or inferred.
  standing        text not null constraint role_policy_standing check (standing in ('GUIA', 'INFERIDA')),
  constraint role_policy_role unique (id, role),
  constraint role_policy_once unique nulls not distinct (registration, entidad_kind, profession_code, role)
);

create table activation (
  entidad_id     uuid not null,
  id             uuid not null,
  person_id      uuid not null constraint activation_person references person,
  sede_id        uuid not null,
  registration   text not null constraint activation_registration check (registration in ('PROFESIONAL', 'SERVICIO_SOCIAL', 'OTRO')),
  basis          text not null constraint activation_basis check (basis in ('DELEGADO', 'INDEPENDIENTE')),
  -- Null for the independiente, who answers to nobody but the register.
  application_id uuid,
  -- No right on a claim alone: the ground on which an account acts as this person.
  proofing_id    uuid not null,
  -- From the first instant in force to the first instant no longer in force. Empty: cancelled before it began.
  during         tstzrange not null,
  activated_by   uuid not null references person,
  activated_at   timestamptz not null,

  -- Temporal keys refuse empty ranges; a foreign key does not look at null.
  in_force       tstzrange generated always as (case when not isempty(during) then during end) stored,
  own_practice   uuid generated always as (case when basis = 'INDEPENDIENTE' then activated_by end) stored,

  primary key (entidad_id, id),
  constraint activation_key unique (id, person_id, entidad_id, in_force without overlaps),
  constraint activation_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id),
  constraint activation_application foreign key (entidad_id, application_id, person_id) references application (entidad_id, id, person_id),
  constraint activation_proofing foreign key (proofing_id, person_id) references proofing (id, person_id),
  constraint activation_not_self check (basis <> 'DELEGADO' or activated_by <> person_id),
  constraint activation_answers_application check (basis <> 'DELEGADO' or application_id is not null),
  constraint activation_own_practice foreign key (entidad_id, own_practice) references entidad (id, independiente_id),
  constraint activation_own_practice_is_own check (basis <> 'INDEPENDIENTE' or activated_by = person_id),
  -- Two delegados pressing "Activar" at once must not both win. Its index also answers "active at this instant?", of a
  -- person first: of few columns that tell much, an index of ranges is a fifth cheaper to fill with 100,000 people.
  constraint activation_no_overlap
    exclude using gist (person_id with =, sede_id with =, entidad_id with =, during with &&)
);
create index activation_at_sede on activation using gist (sede_id, during);

create table activation_end (
  entidad_id    uuid not null,
  activation_id uuid not null,
  -- Null: a register ended it, see reason.
  ended_by      uuid references person,
  ended_at      timestamptz not null,
  ground        text not null constraint activation_end_ground check (
    ground in ('DELEGADO', 'RENUNCIA', 'SANCION', 'FALLECIMIENTO', 'REPS', 'RETHUS', 'MESA')),
  reason        text not null constraint activation_end_reason check (reason <> ''),
  -- An end that lies ahead may be followed by an earlier one; the earliest is the one that holds.
  primary key (entidad_id, activation_id, ended_at),
  foreign key (entidad_id, activation_id) references activation (entidad_id, id)
);

create table role_grant (
  entidad_id    uuid not null,
  id            uuid not null,
  activation_id uuid not null,
  person_id     uuid not null,
  role          text not null constraint role_grant_role references role (code),
  -- The row of the table of roles on which it stands.
  policy_id     int not null,
  basis         text not null constraint role_grant_basis check (basis in ('DELEGADO', 'INDEPENDIENTE')),
  during        tstzrange not null,
  in_force      tstzrange generated always as (case when not isempty(during) then during end) stored,
  granted_by    uuid not null references person,
  granted_at    timestamptz not null,

  primary key (entidad_id, id),
  constraint role_grant_policy foreign key (policy_id, role) references role_policy (id, role),
  constraint role_grant_not_self check (basis <> 'DELEGADO' or granted_by <> person_id),
  constraint role_grant_own check (basis <> 'INDEPENDIENTE' or granted_by = person_id),
  constraint role_grant_no_overlap
    exclude using gist (activation_id with =, role with =, entidad_id with =, during with &&),
  constraint role_grant_inside_activation foreign key (entidad_id, activation_id, person_id, period in_force)
    references activation (entidad_id, id, person_id, period in_force) deferrable initially deferred
);

create table role_grant_end (
  entidad_id uuid not null,
  grant_id   uuid not null,
  ended_by   uuid not null references person,
  ended_at   timestamptz not null,
  reason     text not null constraint role_grant_end_reason check (reason <> ''),
  primary key (entidad_id, grant_id, ended_at),
  foreign key (entidad_id, grant_id) references role_grant (entidad_id, id)
);

insert into role values
  ('PRESCRIPTOR',   'Profesional prescriptor',          '{prescription.sign,prescription.read}'),
  ('CONSULTA_IPS',  'Consulta de la IPS',               '{prescription.read}');
insert into role_policy values
  (1, 'PROFESIONAL', 'IPS',           'MEDICINA',    'PRESCRIPTOR',  'Guía MIPRES 2023, 1, pasos 4 y 5', 'GUIA'),
  (2, 'PROFESIONAL', 'IPS',           'ODONTOLOGIA', 'PRESCRIPTOR',  'Guía MIPRES 2023, 1, pasos 4 y 5', 'GUIA'),
  (3, 'PROFESIONAL', 'IPS',           'OPTOMETRIA',  'PRESCRIPTOR',  'Guía MIPRES 2023, 1, pasos 4 y 5', 'GUIA'),
  (4, 'PROFESIONAL', 'IPS',           'NUTRICION',   'PRESCRIPTOR',  'Guía MIPRES 2023, 1, pasos 4 y 5', 'GUIA'),
  (5, 'PROFESIONAL', 'IPS',           null,          'CONSULTA_IPS', 'Guía MIPRES 2023, 1, paso 4; el rol es inferido', 'INFERIDA'),
  (6, 'PROFESIONAL', 'INDEPENDIENTE', 'MEDICINA',    'PRESCRIPTOR',  'Guía MIPRES 2023, 1, paso 4; el independiente es su propia entidad en REPS', 'INFERIDA'),
  (7, 'PROFESIONAL', 'INDEPENDIENTE', 'ODONTOLOGIA', 'PRESCRIPTOR',  'Guía MIPRES 2023, 1, paso 4; el independiente es su propia entidad en REPS', 'INFERIDA'),
  (8, 'PROFESIONAL', 'INDEPENDIENTE', 'OPTOMETRIA',  'PRESCRIPTOR',  'Guía MIPRES 2023, 1, paso 4; el independiente es su propia entidad en REPS', 'INFERIDA'),
  (9, 'PROFESIONAL', 'INDEPENDIENTE', 'NUTRICION',   'PRESCRIPTOR',  'Guía MIPRES 2023, 1, paso 4; el independiente es su propia entidad en REPS', 'INFERIDA');
