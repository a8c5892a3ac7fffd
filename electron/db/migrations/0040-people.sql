-- Who works here. `pin_hash` carries its own parameters (password.ts); people leave by `active`, never by deletion.
create table users (
  id text primary key,
  name text not null,
  initials text not null,
  credential text not null,
  roles text not null,
  chemo_competent integer not null check (chemo_competent in (0, 1)),
  badge text unique,
  pin_hash text,
  active integer not null check (active in (0, 1)),
  failed_attempts integer not null default 0,
  locked_until_utc text
) strict;
