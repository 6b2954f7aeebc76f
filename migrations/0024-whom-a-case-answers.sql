-- R-CAS-5: whoever says «No fui yo» reads the address to which the notice went, also when the account has another by now.
alter table notice_token add column sent_to text;
alter table desk_case add column answer_to text;
-- R-CAS-2: said again of the same thing, the case keeps what was said then too, and what was stopped then.
grant update (said, suspended, answer_to) on desk_case to mipres_app;
