-- A device's key ends at a time. The one before the last renewal stays good until its own end: an answer may be lost, and a
-- restored copy carries the key of its day. Keys of before this update get ninety days from it.
alter table device add column key_expires_at text not null default '';
update device set key_expires_at = to_char((now() at time zone 'utc') + interval '90 days', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
alter table device add column prior_key_hash text unique;
alter table device add column prior_key_expires_at text;
