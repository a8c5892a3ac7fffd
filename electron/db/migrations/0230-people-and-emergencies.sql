-- A PIN that was set by somebody else must be changed at the next sign-in; the last ones are not taken again. `changed_utc`
-- says when what is known of a person was written: what comes from another workstation holds when it is newer.
alter table users add column must_change_pin integer not null default 0 check (must_change_pin in (0, 1));
alter table users add column changed_utc text not null default '';

create table pin_history (
  user_id text not null references users (id),
  pin_hash text not null,
  set_utc text not null,
  primary key (user_id, set_utc, pin_hash)
) strict, without rowid;

-- Who came in without a PIN because somebody was in danger, and who has looked at it since. Read out of the audit entries.
create table emergencies (
  event_id text primary key,
  user_id text not null,
  reason text not null,
  device_id text not null,
  happened_utc text not null,
  seen_by text,
  seen_utc text
) strict, without rowid;
