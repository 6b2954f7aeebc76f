-- R-PRE-6: what the dictionary and the paper hold.
alter table prescription_medicine add constraint prescription_medicine_most_total check (total <= 999999);
