-- Whose a document is, by its number: as in 0020, three pages where the index by ranges of the constraint touches a hundred.
create index person_document_by_number on person_document (number, type);
