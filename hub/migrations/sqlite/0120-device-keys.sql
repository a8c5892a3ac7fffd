-- A device's key ends at a time. The one before the last renewal stays good until its own end: an answer may be lost, and a
-- restored copy carries the key of its day. Keys of before this update get ninety days from it.
alter table device add column key_expires_at text not null default '';
update device set key_expires_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+90 days');
alter table device add column prior_key_hash text;
alter table device add column prior_key_expires_at text;
create unique index device_prior_key on device (prior_key_hash);
