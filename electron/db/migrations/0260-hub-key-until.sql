-- When this workstation's key at the hub ends; null = the hub never said so.
alter table device add column hub_key_expires_utc text;
