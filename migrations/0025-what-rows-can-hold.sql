-- R-PAC-7: when its account last had the patient's data shown with a sheet, which was recorded.
alter table prescription_draft add column read_at timestamptz;

-- R-PAC-4, R-PAC-6: as they were when it was entered.
alter table patient_version
  add constraint patient_version_birth_date check (
    birth_date <= (entered_at at time zone 'America/Bogota')::date
    and birth_date > (entered_at at time zone 'America/Bogota')::date - interval '121 years'),
  add constraint patient_version_affiliation check (
    case when eps_id is null then regimen in ('EXCEPCION', 'NO_AFILIADO') else regimen in ('CONTRIBUTIVO', 'SUBSIDIADO') end);

-- R-PRE-2: register of birth, card and cédula have one number, that of the person (NUIP).
alter table prescription
  drop constraint prescription_not_for_oneself,
  add constraint prescription_not_for_oneself check (
    prescriber_document_number <> patient_document_number or (
      prescriber_document_type <> patient_document_type
      and not (prescriber_document_type in ('RC', 'TI', 'CC') and patient_document_type in ('RC', 'TI', 'CC'))));

-- R-FOR-2: what takes the place of another is of the same signer, patient, sede and kind; nothing ends before the day on which it was signed.
alter table prescription_end drop constraint prescription_end_of, drop constraint prescription_end_replacement;
alter table prescription
  drop constraint prescription_signer,
  add constraint prescription_signer unique (number, prescriber_id, patient_id, sede_id, kind);
alter table prescription_end add column patient_id uuid, add column sede_id uuid, add column of_kind text;
update prescription_end e set patient_id = p.patient_id, sede_id = p.sede_id, of_kind = p.kind from prescription p where p.number = e.number;
alter table prescription_end
  alter column patient_id set not null, alter column sede_id set not null, alter column of_kind set not null,
  add constraint prescription_end_of foreign key (number, ended_by, patient_id, sede_id, of_kind)
    references prescription (number, prescriber_id, patient_id, sede_id, kind),
  add constraint prescription_end_replacement foreign key (replaced_by, ended_by, patient_id, sede_id, of_kind)
    references prescription (number, prescriber_id, patient_id, sede_id, kind),
  add constraint prescription_end_after check ((ended_at at time zone 'America/Bogota')::date >= to_date(left(number, 8), 'YYYYMMDD'));

-- R-PRE-12, R-PRE-15, R-PRE-18, R-PRE-19: what is asked of a medicine hangs on whether a judge ordered it.
alter table prescription_medicine add column kind text;
update prescription_medicine m set kind = p.kind from prescription p where p.number = m.number;
alter table prescription_medicine
  alter column kind set not null,
  drop constraint prescription_medicine_of,
  add constraint prescription_medicine_of foreign key (number, kind) references prescription (number, kind),
  add constraint prescription_medicine_financed check ((kind = 'TUTELA') = (is_upc_financed is null)),
  add constraint prescription_medicine_urgency check (kind = 'TUTELA' or type <> '9'),
  add constraint prescription_medicine_indication check (kind = 'TUTELA' or type <> '7' or cardinality(unirs_indications) > 0),
  drop constraint prescription_medicine_unirs,
  add constraint prescription_medicine_unirs check (junta_state = case when kind = 'PRESCRIPCION' and type = '7' then 2 else 1 end);

-- No prescription without a first medicine, no TUTELA without its ruling; asked when the transaction ends.
alter table prescription
  add column first_line smallint not null generated always as (1) stored,
  add column ruled text collate "C" generated always as (case kind when 'TUTELA' then number end) stored,
  add constraint prescription_has_medicine foreign key (number, first_line) references prescription_medicine (number, position)
    deferrable initially deferred,
  add constraint prescription_has_ruling foreign key (ruled) references tutela_ruling (number) deferrable initially deferred;
