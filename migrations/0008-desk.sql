-- What the desk reads of the whole country, page by page.
create index entidad_in_order on entidad (plain(name), id);
create index delegation_by_end on delegation (upper(in_effect));
-- In state ENVIADA, state_since is when the application last reached the delegado.
create index application_waiting on application (state_since) where state = 'ENVIADA';
-- Rare acts are the ones that are looked for.
create index audit_event_of_act on audit_event (act, recorded_at desc);
