-- Scans of paper sheets, one for each file whatever visit names it, sealed with the key beside the database.
create table scan (
  sha256 text primary key, sealed text not null, bytes integer not null, device_id text not null, stored_at text not null
) strict;
