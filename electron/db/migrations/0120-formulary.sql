-- Drug lists an administrator imported; the shipped one is a file of the program. Of a day the list with the latest first day counts.
create table drug_lists (
  id integer primary key,
  issue text not null unique,
  valid_from text not null,
  file text not null,
  body text not null,
  imported_utc text not null,
  user_id text not null
) strict;

create trigger drug_lists_stay before update on drug_lists
begin select raise(abort, 'an imported drug list is never changed'); end;
create trigger drug_lists_remain before delete on drug_lists
begin select raise(abort, 'an imported drug list is never deleted'); end;

-- What the practice says about a code instead of the list: every change with before and after; the last one of an id counts.
create table formulary_changes (
  seq integer primary key,
  override_id text not null,
  changed_utc text not null,
  user_id text not null,
  before text,
  after text,
  check (before is not null or after is not null)
) strict;

create index formulary_changes_by_override on formulary_changes (override_id, seq desc);

create trigger formulary_changes_stay before update on formulary_changes
begin select raise(abort, 'a change is never changed'); end;
create trigger formulary_changes_remain before delete on formulary_changes
begin select raise(abort, 'a change is never deleted'); end;

-- What a biller answered about one drug of one signed version; an amended version asks again. The audit trail keeps every answer.
create table billing_decisions (
  session_id text not null,
  version integer not null,
  line_id text not null,
  about text not null check (about in ('code', 'waste')),
  answer text not null,
  user_id text not null,
  decided_utc text not null,
  primary key (session_id, version, line_id, about)
) strict, without rowid;
