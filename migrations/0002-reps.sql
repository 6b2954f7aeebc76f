-- Verification digit of a NIT: weights from the right 3, 7, 13 …; s mod 11; r if r < 2, else 11 - r.
create function nit_check_digit(nit text) returns smallint language sql immutable strict parallel safe
  return (
    select (case when r < 2 then r else 11 - r end)::smallint
    from (
      select sum(substr(reverse(nit), place, 1)::int * (array[3,7,13,17,19,23,29,37,41,43,47,53,59,67,71])[place]) % 11 as r
      from generate_series(1, length(nit)) as place
    ) as weighed);

create table departamento (
  code text primary key constraint departamento_code check (code ~ '^[0-9]{2}$'),
  name text not null
);

create table municipio (
  code              text primary key constraint municipio_code check (code ~ '^[0-9]{5}$'),
  name              text not null,
  departamento_code text not null generated always as (substr(code, 1, 2)) stored constraint municipio_departamento references departamento
);

create table entidad (
  id             uuid primary key,
  kind           text not null constraint entidad_kind check (kind in ('IPS', 'EPS', 'INDEPENDIENTE', 'PROVEEDOR')),
  -- REPS: 10 digits. EPS: 6 characters of the insurers' list.
  code           text not null constraint entidad_code_unique unique,
  id_type        text not null constraint entidad_id_type check (id_type in ('NI', 'CC', 'CE', 'PE', 'PT')),
  id_number      text not null constraint entidad_id_number check (id_number ~ '^[0-9A-Z]{3,15}$'),
  nit_dv         smallint generated always as (case when id_type = 'NI' then nit_check_digit(id_number) end) stored,
  name           text not null,
  email          text,
  phone          text,
  address        text,
  municipio_code text references municipio,
  -- The natural person who is this entidad; null while no person of that document is known.
  independiente_id uuid references person,
  as_of          timestamptz not null,

  constraint entidad_kind_key unique (id, kind),
  constraint entidad_own unique (id, independiente_id),
  constraint entidad_code check (case kind when 'EPS' then code ~ '^[A-Z]{3}[A-Z0-9]{3}$' else code ~ '^[0-9]{10}$' end),
  constraint entidad_nit_is_number check (id_type <> 'NI' or id_number ~ '^[0-9]{5,15}$'),
  constraint entidad_independiente_is_natural check (kind <> 'INDEPENDIENTE' or id_type <> 'NI'),
  constraint entidad_only_independiente_is_person check (independiente_id is null or kind = 'INDEPENDIENTE')
);
create index entidad_by_name on entidad using gin (plain(name) gin_trgm_ops);
create index entidad_by_number on entidad (id_number);
create index entidad_of_independiente on entidad (independiente_id) where independiente_id is not null;

create table sede (
  entidad_id     uuid not null references entidad,
  id             uuid not null constraint sede_id_unique unique,
  kind           text not null constraint sede_kind check (kind in ('REPS', 'EPS')),
  code           text not null constraint sede_code_unique unique,
  name           text not null,
  municipio_code text references municipio,
  address        text,
  phone          text,
  email          text,
  as_of          timestamptz not null,
  primary key (entidad_id, id),
  constraint sede_code check (case kind when 'EPS' then code ~ '^[A-Z]{3}[A-Z0-9]{3}$' else code ~ '^[0-9]{12}$' end)
);
create index sede_by_name on sede using gin (plain(name) gin_trgm_ops);
