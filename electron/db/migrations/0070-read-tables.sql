-- Rebuilt from events and signed versions at any time; nothing is kept only here. `card` holds what a row shows and nobody searches.
create table board (
  session_id text primary key,
  day text not null,
  chair text not null,
  appointment_time text not null,
  state text not null,
  patient_id text not null,
  patient_name text not null collate nocase,
  mrn text not null collate nocase,
  nurse_id text,
  is_signed integer not null check (is_signed in (0, 1)),
  version integer not null,
  updated_utc text not null,
  card text not null
) strict;

create index board_of_day on board (day, chair, appointment_time, session_id);
create index board_unsigned on board (day, session_id) where is_signed = 0;
create index board_by_name on board (patient_name, day);
create index board_by_mrn on board (mrn, day);

create table worklist (
  session_id text primary key,
  version integer not null,
  patient_id text not null,
  payer_id text not null,
  state text not null,
  signed_utc text not null,
  discharged_utc text,
  due_utc text,
  missing text not null,
  receipt_utc text,
  card text not null
) strict;

create index worklist_by_due on worklist (due_utc, session_id);
create index worklist_of_state on worklist (state, due_utc, session_id);
