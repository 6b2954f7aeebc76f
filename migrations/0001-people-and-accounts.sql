create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- For searching names: no accents, small letters. Immutable, so that an index may use it: the dictionary is named.
create function plain(said text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, said));

-- The legal clock is the real one, moved ahead by this much. Only the demonstration moves it.
create table legal_clock (
  only_row boolean primary key default true constraint legal_clock_one_row check (only_row),
  ahead    interval not null default '0' constraint legal_clock_never_back check (ahead >= '0')
);
insert into legal_clock default values;

create table person (
  id             uuid primary key,
  first_name     text not null,
  second_name    text,
  first_surname  text not null,
  second_surname text,
  birth_date     date,
  -- Who said these names: a register's word replaces a claim, never the other way round.
  names_from     text not null constraint person_names_from check (names_from in ('CUENTA', 'RETHUS')),
  created_at     timestamptz not null default now(),
  full_name      text not null generated always as (
    first_name || coalesce(' ' || second_name, '') || ' ' || first_surname || coalesce(' ' || second_surname, '')) stored
);
create index person_by_name on person using gin (plain(full_name) gin_trgm_ops);

create table person_document (
  person_id uuid not null constraint person_document_person references person,
  id        uuid primary key,
  type      text not null constraint person_document_type check (
    type in ('CC', 'CE', 'TI', 'RC', 'PA', 'PE', 'PT', 'CD', 'SC', 'PR', 'NV', 'DE')),
  number    text not null constraint person_document_number check (number ~ '^[0-9A-Z]{3,17}$'),
  during    tstzrange not null,
  source    text not null constraint person_document_source check (source in ('CUENTA', 'RETHUS')),
  -- At any instant a document belongs to one person.
  constraint person_document_one_person exclude using gist (number with =, type with =, during with &&)
);
create index person_document_of_person on person_document (person_id);

-- A natural person who said who he is and confirmed an e-mail address. Whether he is, proofing tells.
create table account (
  id                 uuid primary key,
  -- Whom the account claims to be.
  person_id          uuid not null constraint account_person references person,
  email              text not null constraint account_email_form check (email ~ '^[^@\s]+@[^@\s]+$'),
  password_hash      text not null,
  mobile             text not null,
  document_type      text not null,
  document_number    text not null,
  document_issued_on date not null,
  first_name         text not null,
  second_name        text,
  first_surname      text not null,
  second_surname     text,
  birth_date         date not null,
  -- 0: said. 1: document, names and birth date match ReTHUS. 2 is a row of proofing.
  match_level        smallint not null constraint account_match_level check (match_level in (0, 1)),
  matched_at         timestamptz,
  created_at         timestamptz not null,
  constraint account_key unique (id, person_id),
  constraint account_match_has_instant check ((match_level = 1) = (matched_at is not null))
);
create unique index account_email on account (lower(email));
create index account_of_person on account (person_id);

-- Said in the form, not yet confirmed by e-mail. Several may wait for one address; the first confirmed becomes the account.
create table registration (
  token_hash bytea primary key,
  email      text not null,
  said       jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index registration_expiry on registration (expires_at);
create index registration_email on registration (lower(email));

create table consent (
  account_id  uuid not null references account,
  version     text not null,
  accepted_at timestamptz not null,
  primary key (account_id, version)
);

create table email_token (
  token_hash bytea primary key,
  account_id uuid not null references account,
  purpose    text not null constraint email_token_purpose check (purpose in ('RECOVER', 'NEW_EMAIL')),
  new_email  text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint email_token_new_email check ((purpose = 'NEW_EMAIL') = (new_email is not null))
);
create index email_token_of_account on email_token (account_id, created_at desc);

-- Real time, never the legal clock.
create table session (
  token_hash   bytea primary key,
  account_id   uuid not null references account,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  password_at  timestamptz not null,
  ended_at     timestamptz
);
create index session_of_account on session (account_id);

-- A browser from which the owner has signed in: strangers' failed attempts elsewhere do not slow it down. Several owners
-- may share one, as on a ward.
create table known_device (
  token_hash bytea not null,
  account_id uuid not null references account,
  created_at timestamptz not null,
  primary key (token_hash, account_id)
);

-- What was typed in a form whose session had ended. Given back to the same account only, then deleted.
create table kept_form (
  id         uuid primary key,
  account_id uuid not null references account,
  path       text not null,
  fields     jsonb not null,
  created_at timestamptz not null
);
create index kept_form_of_account on kept_form (account_id, path);
