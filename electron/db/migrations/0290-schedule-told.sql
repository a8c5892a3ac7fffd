-- What schedulers told, as far as the hub has said it, and what people here decided to leave as it is.
create table schedule_told (
  about text not null check (about in ('appointment', 'arrival', 'facts', 'merge')), key text not null, mrn text not null,
  day text, first_day text, told text not null, primary key (about, key)
) strict, without rowid;
create index schedule_told_by_day on schedule_told (day) where day is not null;
create index schedule_told_by_first_day on schedule_told (first_day) where first_day is not null;
create index schedule_told_by_mrn on schedule_told (mrn);
create table schedule_left (
  session_id text not null, about text not null, key text not null, sent_utc text not null,
  primary key (session_id, about, key)
) strict, without rowid;
create table schedule_cursor (
  only_one integer primary key check (only_one = 1), ledger text not null, place integer not null, told_utc text not null
) strict;
