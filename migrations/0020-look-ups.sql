-- Of whom a right is, looked up by that alone. The indexes by ranges hold the constraints; to find one row, one of them touches ten
-- pages and more where these touch three (measured: bench/README.md).
create index proofing_of_person on proofing (person_id);
create index delegation_whose on delegation (person_id, entidad_id);
create index delegation_at on delegation (entidad_id);
create index activation_of_person on activation (person_id, sede_id);
create index role_grant_of_activation on role_grant (activation_id);
create index plaza_assignment_of_person on plaza_assignment (person_id, sede_id);
