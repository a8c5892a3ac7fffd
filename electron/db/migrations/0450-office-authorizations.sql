-- What the office entered of patients' authorizations beside the signed records, every entry of it, and the payers' letters.
create table office_authorizations (
  entry_id text primary key, patient_id text not null, session_id text not null, body text not null,
  is_withdrawn integer not null, user_id text not null, entered_utc text not null
) strict;
create index office_authorizations_by_patient on office_authorizations (patient_id, entered_utc);
create table office_letters (
  entry_id text primary key, patient_id text not null, body text not null, attached_utc text not null
) strict;
create index office_letters_by_patient on office_letters (patient_id, attached_utc);
create index worklist_by_patient on worklist (patient_id, session_id);
-- The authorization numbers a claim left with, as a JSON list; null = the hub did not say.
alter table sent_claims add column authorizations text;
