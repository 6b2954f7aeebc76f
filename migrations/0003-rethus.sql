-- One load of a register's file, so that every fact has an age and a source.
create table register_load (
  id          uuid primary key,
  register    text not null constraint register_load_register check (register in ('RETHUS', 'REPS', 'EPS')),
  file_name   text not null,
  sha256      text not null,
  -- The instant of which the file speaks.
  as_of       timestamptz not null,
  started_at  timestamptz not null,
  -- Null: under way, or interrupted; loading the file again completes it.
  finished_at timestamptz,
  rows_read   int not null default 0,
  rows_bad    int not null default 0
);
create index register_load_latest on register_load (register, as_of desc);

create table profession (
  code text primary key,
  name text not null
);
-- How a register writes a profession, as plain(text).
create table profession_name (
  name            text primary key,
  profession_code text not null references profession
);
insert into profession values
  ('MEDICINA', 'Medicina'), ('ODONTOLOGIA', 'Odontología'), ('OPTOMETRIA', 'Optometría'),
  ('NUTRICION', 'Nutrición y Dietética'), ('ENFERMERIA', 'Enfermería'), ('BACTERIOLOGIA', 'Bacteriología'),
  ('FISIOTERAPIA', 'Fisioterapia'), ('FONOAUDIOLOGIA', 'Fonoaudiología'), ('PSICOLOGIA', 'Psicología'),
  ('QUIMICA_FARMACEUTICA', 'Química Farmacéutica'), ('TERAPIA_OCUPACIONAL', 'Terapia Ocupacional'),
  ('TERAPIA_RESPIRATORIA', 'Terapia Respiratoria'), ('INSTRUMENTACION', 'Instrumentación Quirúrgica'),
  ('REGENCIA_FARMACIA', 'Regencia de Farmacia'), ('AUXILIAR_ENFERMERIA', 'Auxiliar en Enfermería');
insert into profession_name select plain(name), code from profession;
insert into profession_name values
  ('medico', 'MEDICINA'), ('medico cirujano', 'MEDICINA'), ('medicina y cirugia', 'MEDICINA'), ('odontologo', 'ODONTOLOGIA'),
  ('optometra', 'OPTOMETRIA'), ('nutricionista dietista', 'NUTRICION'), ('nutricion y dietetica', 'NUTRICION'),
  ('enfermero', 'ENFERMERIA'), ('enfermera', 'ENFERMERIA'), ('bacteriologia y laboratorio clinico', 'BACTERIOLOGIA'),
  ('quimica y farmacia', 'QUIMICA_FARMACEUTICA'), ('auxiliar de enfermeria', 'AUXILIAR_ENFERMERIA')
  on conflict do nothing;

create table rethus_entry (
  person_id      uuid primary key constraint rethus_entry_person references person,
  document_state text not null constraint rethus_entry_document_state check (document_state in ('VIGENTE', 'NO_VIGENTE', 'FALLECIDO')),
  as_of          timestamptz not null,
  load_id        uuid not null references register_load
);

create table rethus_title (
  id               uuid primary key,
  person_id        uuid not null constraint rethus_title_entry references rethus_entry,
  program_type     text not null constraint rethus_title_program check (program_type in ('AUX', 'TCP', 'TEC', 'UNV', 'ESP', 'MAE', 'DOC')),
  origin           text not null constraint rethus_title_origin check (origin in ('LOCAL', 'EXTRANJERO')),
  profession       text not null,
  -- Null: the register's words are not in profession_name, and no role stands on this title.
  profession_code  text references profession,
  practising_since date not null,
  act              text not null,
  reporter         text not null,
  load_id          uuid not null references register_load
);
-- Two exports that differ in capitals or accents say the same thing.
create unique index rethus_title_once on rethus_title (person_id, program_type, plain(profession), plain(act));

create table rethus_social_service (
  id             uuid primary key,
  person_id      uuid not null constraint rethus_social_service_entry references rethus_entry,
  provision      text not null constraint rethus_social_service_provision check (provision in ('PRESTO', 'EXENTO', 'EXONERADO')),
  place_kind     text constraint rethus_social_service_place_kind check (place_kind in ('LOCAL', 'EXTRANJERO')),
  place          text,
  period_from    date,
  period_last    date,
  modality       text,
  program        text,
  reporter       text not null,
  load_id        uuid not null references register_load,
  constraint rethus_social_service_period check (period_last is null or period_from is null or period_last >= period_from)
);
create unique index rethus_social_service_once
  on rethus_social_service (person_id, provision, plain(coalesce(program, '')), plain(coalesce(place, '')), coalesce(period_from, '-infinity'));

create table rethus_sanction (
  id          uuid primary key,
  person_id   uuid not null constraint rethus_sanction_entry references rethus_entry,
  sanction    text not null,
  authority   text not null,
  act         text not null,
  during      tstzrange not null constraint rethus_sanction_not_empty check (not isempty(during)),
  recorded_at timestamptz not null,
  load_id     uuid references register_load
);
create unique index rethus_sanction_once on rethus_sanction (person_id, act, lower(during));
create index rethus_sanction_of_person on rethus_sanction using gist (person_id, during);
