create extension if not exists btree_gin;
create extension if not exists fuzzystrmatch;

-- The words of a text as the search compares them: no accents, small letters, no signs, one space around each. The micro
-- sign is written u, as people type it, and mcg is the same unit.
create function catalogue_words(said text) returns text language sql immutable strict parallel safe
  return replace(regexp_replace(' ' || translate(public.plain(said), 'µμ', 'uu') || ' ', '[^a-z0-9%]+', ' ', 'g'), ' mcg', ' ug');

-- How a word sounds in Spanish, roughly: what people mix up in writing (b v, s c z x, g j, i y ll, mute h, doubled letters,
-- n before p) is written one way, so that a word and its misspelling are the same or nearly.
create function spanish_sound(word text) returns text language sql immutable strict parallel safe
  return translate(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
      word,
      '([a-z])\1+', '\1', 'g'),
      'n(?=[bp])', 'm', 'g'),
      'ph', 'f', 'g'),
      '^ps', 's'),
      '(?<!c)h', '', 'g'),
      'c(?=[ei])', 's', 'g'),
      'g(?=[ei])', 'j', 'g'),
      'qu(?=[ei])', 'k', 'g'),
    'vzxyc', 'bssik');

-- R-CAT-2: what a load of a table left, in order: version 1, 2, 3 … of each catalogue.
create table catalogue_version (
  catalogue text collate "C" not null constraint catalogue_version_catalogue check (catalogue ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  number    int not null constraint catalogue_version_number check (number > 0),
  id        uuid not null constraint catalogue_version_id unique,
  -- PROPIO: written in this project. ARCHIVO: a file of the sector.
  source    text not null constraint catalogue_version_source check (source in ('PROPIO', 'ARCHIVO')),
  file_name text not null,
  sha256    text not null,
  -- The instant of which the file speaks, and that of the load, both of the legal clock.
  as_of     timestamptz not null,
  loaded_at timestamptz not null,
  -- How many codes were new, said something else, were disabled and enabled again; what it holds since.
  added     int not null,
  changed   int not null,
  disabled  int not null,
  enabled   int not null,
  codes     int not null,
  primary key (catalogue, number),
  constraint catalogue_version_says_something check (added + changed + disabled + enabled > 0)
);

-- R-CAT-3: what a code said, in which versions: [from, until). Never overwritten and never deleted: a prescription keeps the
-- version it was written with, and holds on to it by a foreign key with `period`.
create table catalogue_entry (
  catalogue text collate "C" not null,
  code      text collate "C" not null constraint catalogue_entry_code check (code ~ '^[A-Z0-9]{1,12}$'),
  versions  int4range not null,
  name      text not null constraint catalogue_entry_name check (name <> ''),
  enabled   boolean not null,
  since     date,
  -- What else its table says: {"simbolo": "mg"}, {"departamento": "Litoral"}.
  more      jsonb not null default '{}' constraint catalogue_entry_more check (jsonb_typeof(more) = 'object'),

  first_version int not null generated always as (lower(versions)) stored,
  searched      text not null generated always as (
    catalogue_words(code || ' ' || name || ' ' || coalesce(more ->> 'simbolo', '') || ' ' || coalesce(more ->> 'departamento', '')
      || ' ' || coalesce(more ->> 'antes', ''))) stored,

  constraint catalogue_entry_once primary key (catalogue, code, versions without overlaps),
  constraint catalogue_entry_version foreign key (catalogue, first_version) references catalogue_version (catalogue, number)
);
create unique index catalogue_entry_current on catalogue_entry (catalogue, code) where upper_inf(versions);
create index catalogue_entry_by_version on catalogue_entry (catalogue, code, first_version);
-- By parts of words, and by whole words.
create index catalogue_entry_by_part on catalogue_entry using gin (catalogue, searched gin_trgm_ops) where upper_inf(versions);
create index catalogue_entry_by_word on catalogue_entry using gin (catalogue, string_to_array(searched, ' ')) where upper_inf(versions);

-- Every word that some name of a catalogue has had: where a misspelt one is looked up.
create table catalogue_word (
  catalogue text collate "C" not null,
  word      text collate "C" not null,
  sound     text not null generated always as (spanish_sound(word)) stored,
  primary key (catalogue, word)
);
create index catalogue_word_by_sound on catalogue_word using gin (catalogue, sound gin_trgm_ops);

-- Its setting below is known only where its library is, and a database that is older than this file has not loaded it yet.
select similarity('asma', 'azma');

-- R-CAT-5: the words that sound nearly as `misspelt` does, or begin nearly so, with how many letters apart. None in the
-- shortest, one from four letters on, two from seven on; a beginning
-- counts one more than the whole word. The index proposes, the distance decides.
create function catalogue_alike(of_catalogue text, misspelt text) returns table (word text, distance int)
language sql stable parallel safe set pg_trgm.word_similarity_threshold = 0.4
-- Planned with the word at hand: a plan for any word reads them all.
set plan_cache_mode = force_custom_plan as $$
  select w.word, d.distance
  from (select spanish_sound(misspelt) as sound) given
  join catalogue_word w on w.catalogue = of_catalogue and given.sound <% w.sound
  cross join lateral (
    select least(levenshtein(w.sound, given.sound), levenshtein(left(w.sound, length(given.sound)), given.sound) + 1) as distance) d
  where length(given.sound) <= 60 and length(w.sound) <= 60
    and d.distance <= case when length(given.sound) < 4 then 0 when length(given.sound) < 7 then 1 else 2 end
  order by d.distance, length(w.word), w.word
  limit 40
$$;

-- After a load, and in its transaction: what its rows left in the waiting lists of the indexes is put in its place at once, ten
-- times faster than row by row, and the planner learns what is there. Only the tables' owner can do that.
create function catalogue_settle() returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform gin_clean_pending_list('public.catalogue_entry_by_part'::regclass);
  perform gin_clean_pending_list('public.catalogue_entry_by_word'::regclass);
  perform gin_clean_pending_list('public.catalogue_word_by_sound'::regclass);
  analyze public.catalogue_version, public.catalogue_entry, public.catalogue_word;
end $$;
revoke execute on function catalogue_settle() from public;

grant execute on function catalogue_settle() to mipres_app;
grant select, insert on catalogue_version, catalogue_entry, catalogue_word to mipres_app;
-- An entry ends with the version that says something else.
grant update (versions) on catalogue_entry to mipres_app;
