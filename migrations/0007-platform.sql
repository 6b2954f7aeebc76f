-- R-AUD-1: the program adds and reads, see the grants below. Ids and codes only, never names: a name may be corrected or erased, a row here may not.
create table audit_event (
  id          uuid not null,
  -- Real time; partitions follow it.
  recorded_at timestamptz not null default clock_timestamp(),
  -- The legal clock's instant.
  at          timestamptz not null,
  -- PERSONA: somebody signed in. OPERADOR: at the command line. SISTEMA: nobody, a rule.
  actor_kind  text not null constraint audit_event_actor_kind check (actor_kind in ('PERSONA', 'OPERADOR', 'SISTEMA')),
  actor_id    uuid,
  account_id  uuid,
  act         text not null,
  entidad_id  uuid,
  sede_id     uuid,
  person_id   uuid,
  object_id   uuid,
  -- Rule, outcome and evidence ids of the decision it was done on.
  decision    jsonb,
  reason      text,
  request_id  text,
  -- Reserved for sealing in batches.
  seal_batch  bigint,
  seal_leaf   bytea,
  primary key (recorded_at, id),
  constraint audit_event_actor check ((actor_kind = 'PERSONA') = (actor_id is not null))
) partition by range (recorded_at);
create index audit_event_of_person on audit_event (person_id, recorded_at desc);
create index audit_event_of_actor on audit_event (actor_id, recorded_at desc);
create index audit_event_of_entidad on audit_event (entidad_id, recorded_at desc);

-- Months are made ahead by the owner, at every migration run; what no month holds goes to the rest and is seen there.
create table audit_event_rest partition of audit_event default;
create function audit_make_months(ahead int) returns void language plpgsql as $$
declare
  month date := date_trunc('month', now())::date;
begin
  for n in 0..ahead loop
    begin
      execute format('create table if not exists audit_event_%s partition of audit_event for values from (%L) to (%L)',
        to_char(month, 'YYYY_MM'), month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    exception when check_violation then
      -- Rows of that month are in the rest already: they stay there, and the program starts all the same.
      raise warning 'rows of % lie in audit_event_rest', to_char(month, 'YYYY-MM');
    end;
    month := (month + interval '1 month')::date;
  end loop;
end $$;
revoke execute on function audit_make_months(int) from public;

create table outbox (
  id              uuid primary key,
  topic           text not null constraint outbox_topic check (topic in ('mail')),
  payload         jsonb not null,
  created_at      timestamptz not null default now(),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null default now(),
  done_at         timestamptz,
  last_error      text
);
create index outbox_waiting on outbox (next_attempt_at) where done_at is null;

-- The demonstration's mailbox.
create table demo_mail (
  id         uuid primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  arrived_at timestamptz not null
);
create index demo_mail_latest on demo_mail (arrived_at desc, id);

-- One effect for one intention, however often it is sent.
create table idempotency_key (
  account_id   uuid not null references account,
  key          uuid not null,
  request_hash bytea not null,
  outcome      jsonb,
  at           timestamptz not null,
  primary key (account_id, key)
);

create unlogged table rate_limit (
  key          text primary key,
  window_start timestamptz not null,
  count        int not null
);

-- The program logs in as a member of mipres_app and can do this and no more.
grant select on legal_clock, policy, role, role_policy, profession, profession_name to mipres_app;
grant update (ahead) on legal_clock to mipres_app;
grant select, insert on person, person_document, account, registration, consent, email_token, session, known_device, kept_form,
  departamento, municipio, entidad, sede, register_load, rethus_entry, rethus_title, rethus_social_service, rethus_sanction,
  official, delegation, delegation_sede, delegation_end, proofing, application, application_step, application_draft,
  activation, activation_end, role_grant, role_grant_end, audit_event, outbox, demo_mail, idempotency_key, rate_limit to mipres_app;
grant update (first_name, second_name, first_surname, second_surname, birth_date, names_from) on person to mipres_app;
grant update (during) on person_document, official, delegation, activation, role_grant, rethus_sanction to mipres_app;
grant update (confirmed_by, confirmed_at) on delegation to mipres_app;
grant update (during, ended_reason) on proofing to mipres_app;
grant update (email, password_hash, mobile, match_level, matched_at, first_name, second_name, first_surname, second_surname, birth_date) on account to mipres_app;
grant update (used_at) on email_token to mipres_app;
grant update (last_used_at, ended_at) on session to mipres_app;
grant update (name) on departamento, municipio to mipres_app;
grant update (name, email, phone, address, municipio_code, independiente_id, as_of) on entidad to mipres_app;
grant update (name, municipio_code, address, phone, email, as_of) on sede to mipres_app;
grant update (document_state, as_of, load_id) on rethus_entry to mipres_app;
grant update (origin, profession, profession_code, practising_since, act, reporter, load_id) on rethus_title to mipres_app;
grant update (place_kind, place, period_last, modality, program, reporter, load_id) on rethus_social_service to mipres_app;
grant update (sanction, authority, load_id) on rethus_sanction to mipres_app;
grant update (finished_at, rows_read, rows_bad) on register_load to mipres_app;
grant update (sede_id, note, state, state_since, version) on application to mipres_app;
grant update (answers, updated_at) on application_draft to mipres_app;
grant update (attempts, next_attempt_at, done_at, last_error) on outbox to mipres_app;
grant update (outcome) on idempotency_key to mipres_app;
grant update (window_start, count) on rate_limit to mipres_app;
grant delete on registration, kept_form, application_draft, rate_limit, outbox, demo_mail, known_device to mipres_app;
grant usage on sequence radicado_number to mipres_app;
