-- ES256 keys of the program (R-FIR-1). The public part is published for ever: what was signed with it stays verifiable. The
-- private part is sealed (AES-256-GCM) with a secret that is not in the database, and wiped when the key signs no more.
create table signing_key (
  -- RFC 7638 thumbprint of the public part.
  kid            text collate "C" primary key constraint signing_key_kid check (kid ~ '^[A-Za-z0-9_-]{43}$'),
  public_jwk     jsonb not null constraint signing_key_is_public check (not public_jwk ? 'd' and public_jwk ->> 'crv' = 'P-256'),
  sealed_private bytea,
  -- Instants of the security clock.
  made_at        timestamptz not null,
  signs_until    timestamptz not null,
  wiped_at       timestamptz,
  constraint signing_key_period check (signs_until > made_at),
  constraint signing_key_wiped_or_sealed check ((sealed_private is null) = (wiped_at is not null))
);
create index signing_key_newest on signing_key (made_at desc) where wiped_at is null;
grant select, insert on signing_key to mipres_app;
grant update (sealed_private, signs_until, wiped_at) on signing_key to mipres_app;

insert into policy_number values
  ('signature.key-days', 90, 1, 366, 'días',
   'Una llave de firma firma durante estos días; luego se hace otra.',
   'Sin norma encontrada; R-FIR-1.');
