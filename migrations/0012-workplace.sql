-- Of the sedes at which somebody is active, the one he works at: a choice of the account, and no right. The right is looked
-- up each time; when it has ended, the choice counts no more.
create table workplace (
  account_id uuid primary key references account,
  entidad_id uuid not null,
  sede_id    uuid not null,
  chosen_at  timestamptz not null,
  constraint workplace_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id)
);
grant select, insert on workplace to mipres_app;
grant update (entidad_id, sede_id, chosen_at) on workplace to mipres_app;

-- What answered an application, for its page and for lists of them.
create index activation_of_application on activation (application_id);
