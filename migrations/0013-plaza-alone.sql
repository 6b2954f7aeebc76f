-- R-SS-1: while a plaza is in force its holder is active at no other sede, in no option. The rule spans two tables, so it
-- is asked at the end of the transaction. Of two that meet the later sees what the earlier wrote: a plaza takes the person
-- for itself, and waits for every activation that is being written; an activation holds the person by its foreign key.
create function plaza_alone() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'plaza_assignment' then
    perform from person where id = new.person_id for update;
  elsif tg_op = 'UPDATE' then
    perform from person where id = new.person_id for key share;
  end if;
  if exists (
    select from plaza_assignment h join activation a on a.person_id = h.person_id and a.sede_id <> h.sede_id and a.during && h.in_force
    where h.person_id = new.person_id
  ) then
    raise exception 'a plaza in force at one sede and an activation at another' using
      errcode = 'exclusion_violation', constraint = 'plaza_alone', table = tg_table_name;
  end if;
  return null;
end $$;

create constraint trigger activation_plaza_alone after insert or update of during, sede_id, person_id on activation
  deferrable initially deferred for each row when (not isempty(new.during)) execute function plaza_alone();
create constraint trigger plaza_assignment_alone after insert or update of state, during, sede_id, person_id on plaza_assignment
  deferrable initially deferred for each row when (not isempty(new.during)) execute function plaza_alone();
