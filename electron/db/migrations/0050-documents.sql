-- What the clinic was given from outside: practice, patients, plans, catalogue issues, fee schedules. Kept as they came, with a version.
create table documents (
  kind text not null,
  id text not null,
  version integer not null,
  body text not null,
  updated_utc text not null,
  primary key (kind, id)
) strict;
