-- The consecutive of §6.8, of both kinds. Gaps are allowed: a number taken by what was then refused is not given again.
create sequence prescription_consecutive minvalue 1 maxvalue 999999999 cache 20;

alter table role_grant add constraint role_grant_key unique (id, activation_id, person_id, in_force without overlaps);
alter table activation add constraint activation_place unique (id, entidad_id, sede_id);

-- A signed prescription (PRESCRIPCION, §6.2) or the technologies that a ruling ordered (TUTELA, §6.5). Never updated: what befalls
-- it later is a row of prescription_end.
create table prescription (
  -- AAAAMMDD, kind (1 prescripción, 2 tutela), two digits, nine of the consecutive (§6.8).
  number          text collate "C" primary key,
  -- For the record, which keeps ids.
  id              uuid not null constraint prescription_id unique,
  kind            text not null constraint prescription_kind check (kind in ('PRESCRIPCION', 'TUTELA')),
  entidad_id      uuid not null,
  sede_id         uuid not null,
  prescriber_id   uuid not null constraint prescription_prescriber references person,
  account_id      uuid not null constraint prescription_account references account,
  prescriber_document_type   text collate "C" not null,
  prescriber_document_number text collate "C" not null,
  -- RegProfS: the act by which ReTHUS has the title, as it was.
  professional_register text not null constraint prescription_register check (length(professional_register) <= 30),
  activation_id   uuid not null,
  grant_id        uuid not null,
  signed_at       timestamptz not null,
  signed_on       date not null generated always as ((signed_at at time zone 'America/Bogota')::date) stored,
  signed_in       tstzrange not null generated always as (tstzrange(signed_at, signed_at, '[]')) stored,
  patient_id      uuid not null,
  patient_version int not null,
  patient_document_type   text collate "C" not null,
  patient_document_number text collate "C" not null,
  -- CodAmbAte; null: a ruling has none.
  ambito          text,
  is_referral     boolean not null,
  diagnosis       text not null,
  related_diagnosis_1 text,
  related_diagnosis_2 text,
  orphan_disease  text,
  orphan_is_main  boolean,
  -- What the prescriber saw and answered for (R-FIR-2), and how he showed that it was he.
  content_sha256  bytea not null constraint prescription_content check (length(content_sha256) = 32),
  factor          text not null constraint prescription_factor check (factor in ('CLAVE')),
  -- R-FIR-3: the decision of that instant, with its evidence.
  authority       jsonb not null,
  -- The signed document, whole (JWS compact, ES256).
  jws             text not null,
  kid             text collate "C" not null constraint prescription_key references signing_key,

  constraint prescription_number check (
    number ~ '^[0-9]{20}$' and left(number, 8) = to_char(signed_at at time zone 'America/Bogota', 'YYYYMMDD')
    and substr(number, 9, 1) = case kind when 'PRESCRIPCION' then '1' else '2' end),
  constraint prescription_sede foreign key (entidad_id, sede_id) references sede (entidad_id, id),
  -- R-PRE-1: at that instant, at that sede, by that person's role.
  constraint prescription_activation foreign key (activation_id, entidad_id, sede_id) references activation (id, entidad_id, sede_id),
  constraint prescription_inside_grant foreign key (grant_id, activation_id, prescriber_id, period signed_in)
    references role_grant (id, activation_id, person_id, period in_force),
  constraint prescription_patient foreign key (patient_id, patient_document_type, patient_document_number)
    references patient (id, document_type, document_number),
  constraint prescription_patient_version foreign key (patient_id, patient_version) references patient_version (patient_id, version),
  -- R-PRE-2: nobody for himself.
  constraint prescription_not_for_oneself check (
    (prescriber_document_type, prescriber_document_number) is distinct from (patient_document_type, patient_document_number)),
  constraint prescription_ambito check ((kind = 'PRESCRIPCION') = (ambito is not null)),
  constraint prescription_diagnoses check (
    diagnosis is distinct from related_diagnosis_1 and diagnosis is distinct from related_diagnosis_2
    and (related_diagnosis_2 is null or related_diagnosis_1 is distinct from related_diagnosis_2)
    and (related_diagnosis_2 is null or related_diagnosis_1 is not null)),
  constraint prescription_orphan check ((orphan_disease is null) = (orphan_is_main is null)),
  constraint prescription_kind_key unique (number, kind),
  constraint prescription_signer unique (number, prescriber_id)
);
-- Keyset pages, the newest first: of a prescriber, of a sede, of a patient.
create index prescription_of_prescriber on prescription (prescriber_id, signed_at desc, number desc);
create index prescription_of_sede on prescription (sede_id, signed_at desc, number desc);
create index prescription_of_patient on prescription (patient_id, signed_at desc, number desc);
create index prescription_of_grant on prescription (grant_id, activation_id, prescriber_id);

-- Every code of a prescription, in the version of its table with which it was written (R-CAT-3).
create table prescription_code (
  number     text collate "C" not null constraint prescription_code_of references prescription,
  catalogue  text collate "C" not null,
  code       text collate "C" not null,
  version    int not null,
  in_version int4range not null generated always as (int4range(version, version + 1)) stored,
  primary key (number, catalogue, code),
  constraint prescription_code_entry foreign key (catalogue, code, period in_version)
    references catalogue_entry (catalogue, code, period versions),
  -- What holds a code still is open towards versions that do not exist yet.
  constraint prescription_code_version foreign key (catalogue, version) references catalogue_version (catalogue, number)
);

-- §6.3, medicamentos.
create table prescription_medicine (
  number          text collate "C" not null constraint prescription_medicine_of references prescription,
  -- ConOrden.
  position        smallint not null constraint prescription_medicine_position check (position between 1 and 99),
  -- TipoMed, TipoPrest.
  type            text not null constraint prescription_medicine_type check (type in ('1', '2', '3', '7', '9')),
  provision       text not null constraint prescription_medicine_provision check (provision in ('1', '2')),
  -- DescMedPrinAct.
  description     text not null constraint prescription_medicine_description check (description <> '' and length(description) <= 1000),
  form            text not null,
  route           text not null,
  dose            numeric not null constraint prescription_medicine_dose check (dose > 0),
  dose_unit       text not null,
  -- NoFAdmon, CodFreAdmon: every so many hours …; null with 7 (according to response) and 8 (once).
  every           int,
  every_unit      text not null,
  special_indication text not null,
  -- CanTrat, DurTrat; the last day it is for.
  duration        int not null constraint prescription_medicine_duration check (duration > 0),
  duration_unit   text not null,
  lasts_until     date not null,
  -- What dose × frequency × duration comes to; null: cannot be computed.
  computed_total  numeric constraint prescription_medicine_computed check (computed_total > 0),
  -- CantTotalF, UFCantTotal.
  total           numeric not null constraint prescription_medicine_total check (total > 0),
  total_unit      text not null,
  total_reason    text constraint prescription_medicine_total_reason check (total_reason <> ''),
  -- CausaS1; the other questions by their names in §6.3.
  -- Null: not asked, of a ruling.
  is_upc_financed boolean,
  causes          jsonb not null constraint prescription_medicine_causes check (jsonb_typeof(causes) = 'object'),
  unirs_indications text[] not null,
  -- JustNoPBS, IndRec.
  justification   text not null constraint prescription_medicine_justification check (length(justification) <= 500),
  recommendations text not null constraint prescription_medicine_recommendations check (length(recommendations) <= 160),
  -- EstJM: 1 needs no junta, 2 waits for one.
  junta_state     smallint not null constraint prescription_medicine_junta_state check (junta_state in (1, 2)),
  primary key (number, position),
  constraint prescription_medicine_every check ((every is null) = (every_unit in ('7', '8')) and every > 0),
  constraint prescription_medicine_total_explained check (computed_total is null or total = computed_total or total_reason is not null),
  constraint prescription_medicine_causes_answered check (
    is_upc_financed is distinct from false or (causes ?& array['CausaS2', 'CausaS3', 'CausaS4', 'CausaS5', 'CausaS6'] and justification <> '')),
  -- A judge has decided of a ruling's.
  constraint prescription_medicine_unirs check (junta_state = 1 or type = '7')
);

-- PrincipiosActivos: code, ConcCant, UMedConc, CantCont, UMedCantCont.
create table prescription_ingredient (
  number        text collate "C" not null,
  position      smallint not null,
  ingredient    smallint not null constraint prescription_ingredient_order check (ingredient between 1 and 30),
  code          text collate "C" not null,
  strength      numeric not null constraint prescription_ingredient_strength check (strength > 0),
  strength_unit text not null,
  content       numeric not null constraint prescription_ingredient_content check (content > 0),
  -- Null: of the form itself, such as one tablet.
  content_unit  text,
  primary key (number, position, ingredient),
  constraint prescription_ingredient_of foreign key (number, position) references prescription_medicine (number, position),
  constraint prescription_ingredient_once unique (number, position, code)
);

-- Why the prescriber went on although a rule asked for a reason. Position 0: of the whole.
create table prescription_answer (
  number   text collate "C" not null constraint prescription_answer_of references prescription,
  position smallint not null,
  rule     text not null,
  reason   text not null constraint prescription_answer_reason check (length(reason) between 5 and 500),
  primary key (number, position, rule)
);

-- §6.5: the ruling that a TUTELA carries out.
create table tutela_ruling (
  number         text collate "C" primary key,
  kind           text not null generated always as ('TUTELA') stored,
  -- NroFallo, FFalloTutela, F1Instan, F2Instan, FCorte, FDesacato.
  ruling_number  text not null constraint tutela_ruling_number check (ruling_number <> '' and length(ruling_number) <= 40),
  ruled_on       date not null,
  first_instance_on  date,
  second_instance_on date,
  court_on       date,
  contempt_on    date,
  -- AclFalloTut, CodDxMotS1..3, JustifMed, CritDef1CC..4CC.
  clarification  text not null constraint tutela_ruling_clarification check (length(clarification) <= 500),
  motive_diagnosis_1 text,
  motive_diagnosis_2 text,
  motive_diagnosis_3 text,
  medical_justification text not null constraint tutela_ruling_justification check (medical_justification <> '' and length(medical_justification) <= 500),
  criteria       boolean[] not null constraint tutela_ruling_criteria check (cardinality(criteria) = 4),
  -- fallosAdicionales: [{"rulingNumber": "…", "ruledOn": "AAAA-MM-DD"}].
  additional     jsonb not null constraint tutela_ruling_additional check (jsonb_typeof(additional) = 'array'),
  constraint tutela_ruling_of foreign key (number, kind) references prescription (number, kind),
  constraint tutela_ruling_order check (
    (first_instance_on is null or second_instance_on is null or first_instance_on <= second_instance_on))
);

-- What ended it: annulled (EstPres 2), or modified by another that took its place (EstPres 1, §6.6).
create table prescription_end (
  number        text collate "C" primary key,
  kind          text not null constraint prescription_end_kind check (kind in ('ANULADA', 'MODIFICADA')),
  replaced_by   text collate "C" constraint prescription_end_replaced_once unique,
  reason        text not null constraint prescription_end_reason check (length(reason) between 5 and 500),
  -- Only its signer.
  ended_by      uuid not null,
  ended_at      timestamptz not null,
  constraint prescription_end_of foreign key (number, ended_by) references prescription (number, prescriber_id),
  constraint prescription_end_replacement foreign key (replaced_by, ended_by) references prescription (number, prescriber_id),
  constraint prescription_end_whole check ((kind = 'MODIFICADA') = (replaced_by is not null) and replaced_by is distinct from number)
);

-- Every rule of prescribing that may be refused, justified or switched off (R-PRE-3). RECHAZA: not signed. JUSTIFICA: signed with a
-- reason. AVISA: said. APAGADA: not asked.
create table prescription_rule (
  rule    text primary key,
  effect  text not null constraint prescription_rule_effect check (effect in ('RECHAZA', 'JUSTIFICA', 'AVISA', 'APAGADA')),
  -- Days, or how many; null: the rule has no threshold.
  amount  int constraint prescription_rule_amount check (amount > 0),
  unit    text,
  -- Whether it may be changed at all.
  is_fixed boolean not null,
  meaning text not null,
  norm    text not null,
  constraint prescription_rule_unit check ((amount is null) = (unit is null))
);
insert into prescription_rule (rule, effect, amount, unit, is_fixed, meaning, norm) values
  ('R-PRE-2',  'RECHAZA',   null, null,   true,  'Nadie prescribe para sí mismo.', 'Causa de no entrega 16: el prescriptor y el paciente son el mismo'),
  ('R-PRE-4',  'JUSTIFICA', 90,   'días', false, 'Una primera fórmula no pasa de tres meses.', 'Causa de no entrega 12: excede tres meses para una fórmula de primera vez'),
  ('R-PRE-5',  'RECHAZA',   365,  'días', false, 'Ninguna fórmula pasa de un año si no es sucesiva.', 'Causa de no entrega 13: excede un año y no es sucesiva'),
  ('R-PRE-6',  'JUSTIFICA', null, null,   true,  'El total es dosis por frecuencia por duración.', 'Sin norma encontrada; encuesta del Ministerio de 2017: cantidades mal calculadas'),
  ('R-PRE-7',  'JUSTIFICA', null, null,   false, 'El paciente no tiene ya el mismo principio activo en una fórmula vigente.', 'Causa de no entrega 15: suministro de otra prescripción'),
  ('R-PRE-8',  'RECHAZA',   null, null,   false, 'La misma fórmula no se hace dos veces el mismo día.', 'Causa de no entrega 1: la misma solicitud en otra prescripción'),
  ('R-PRE-9',  'RECHAZA',   20,   'medicamentos', false, 'Una fórmula no tiene más medicamentos que estos.', 'Sin norma encontrada; decisión del proyecto'),
  ('R-PRE-10', 'AVISA',     null, null,   false, 'Ningún registro da al paciente por fallecido.', 'Causa de no entrega 8: fallecido'),
  ('R-PRE-11', 'AVISA',     null, null,   false, 'El paciente tiene una EPS.', 'Causa de no entrega 6: paciente de otra EPS'),
  ('R-PRE-12', 'RECHAZA',   null, null,   true,  'Lo que la UPC no financia lleva contestadas sus preguntas de causa, y justificación.', 'Resolución 740 de 2024; diccionario de la prescripción MIPRES, causas S1 a S6 y JustNoPBS'),
  ('R-PRE-13', 'RECHAZA',   null, null,   true,  'No se prescribe un medicamento en experimentación.', 'Ley 1751 de 2015, artículo 15, literal e'),
  ('R-PRE-14', 'RECHAZA',   null, null,   false, 'Antes de lo que la UPC no financia se usa o se descarta lo que financia.', 'Causa de no entrega 10: no se agotó lo que financia el plan'),
  ('R-PRE-15', 'RECHAZA',   null, null,   true,  'El uso está en el registro sanitario o en la lista UNIRS, y entonces es de ese tipo y lleva su indicación.', 'Ley 1751 de 2015, artículo 15, literal d; causa de no entrega 3: indicación no aprobada'),
  ('R-PRE-16', 'RECHAZA',   null, null,   true,  'Hay evidencia científica de seguridad, eficacia y efectividad.', 'Ley 1751 de 2015, artículo 15, literales b y c'),
  ('R-PRE-17', 'AVISA',     null, null,   false, 'Lo que la UPC financia se formula en MIPRES para atención ambulatoria.', 'Circular Externa 044 de 2025'),
  ('R-PRE-18', 'RECHAZA',   null, null,   true,  'El tipo «urgencia médica» solo se usa al transcribir.', 'Diccionario de la prescripción MIPRES, TipoMed 9'),
  ('R-PRE-19', 'AVISA',     null, null,   false, 'Un medicamento UNIRS espera la Junta de Profesionales.', 'Diccionario de la prescripción MIPRES, EstJM 2; web services, Junta de Profesionales'),
  ('R-PRE-20', 'JUSTIFICA', null, null,   false, 'Un principio activo va una vez en la fórmula.', 'Causa de no entrega 1: la misma solicitud; sin norma para dos líneas de una fórmula'),
  ('R-PRE-21', 'JUSTIFICA', null, null,   false, 'Una cápsula, un supositorio o una tableta de liberación modificada no se parte.', 'Causa de no entrega 4: presentación que no se puede dividir'),
  ('R-PRE-23', 'RECHAZA',   null, null,   true,  'El fallo de tutela no es posterior a hoy.', 'Diccionario de la tutela MIPRES, FFalloTutela');

grant usage on sequence prescription_consecutive to mipres_app;
grant select, insert on prescription, prescription_code, prescription_medicine, prescription_ingredient, prescription_answer,
  tutela_ruling, prescription_end to mipres_app;
grant select, update (effect, amount) on prescription_rule to mipres_app;
