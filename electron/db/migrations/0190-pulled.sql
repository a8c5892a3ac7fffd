-- How far this workstation has what the others of its site wrote, for each list of each hub. `mark` is the hash of what stood
-- at the place: a hub that was set up anew does not have it there.
create table pull_cursors (
  list text not null check (list in ('events', 'sessions')),
  hub text not null,
  place integer not null,
  mark text,
  primary key (list, hub)
) strict, without rowid;

-- The other workstations, and when each last asked the hub: as of when a board knows them.
create table desks_heard (
  device_id text primary key,
  name text not null,
  heard_utc text not null
) strict, without rowid;

-- What came and could not be taken: kept as it came, for a person and for the next try. It holds nothing else up.
create table pull_refused (
  id text primary key,
  words text not null,
  held text not null,
  seen_utc text not null
) strict, without rowid;
