-- Everything that happened, as each device wrote it: only ever added to. `body` is the text that was hashed,
-- hash = sha256(prev_hash || body), and the other columns are read out of it to be searched.
create table events (
  place integer primary key,
  id text not null unique,
  device_id text not null,
  device_seq integer not null check (device_seq >= 1),
  session_id text,
  kind text not null,
  happened_utc text not null,
  recorded_utc text not null,
  body text not null,
  prev_hash text not null,
  hash text not null,
  unique (device_id, device_seq)
) strict;

create index events_of_session on events (session_id, happened_utc, id) where kind not glob 'audit.*';
create index events_of_audit on events (recorded_utc, id) where kind glob 'audit.*';

create trigger events_stay before update on events begin select raise(abort, 'events are never changed'); end;
create trigger events_remain before delete on events begin select raise(abort, 'events are never deleted'); end;

-- Where each device's chain ends: the next event is added without a search, and a cut-off end shows.
create table chain_ends (
  device_id text primary key,
  seq integer not null,
  hash text not null
) strict, without rowid;

-- This workstation: one row. `hub_key` is the device's own key at the hub; the whole file is encrypted.
create table device (
  only_one integer primary key check (only_one = 1),
  id text not null,
  name text not null,
  letters text,
  site_id text,
  hub_address text,
  hub_key text,
  enrolled_utc text
) strict;

-- Running numbers of this workstation (claim references of a day).
create table counters (name text primary key, last integer not null) strict, without rowid;
