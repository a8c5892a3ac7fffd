-- A scan that is not the file its hash names: seen on its way to the hub, which never gets it. `altered_of` is its visit.
alter table paper_scans add column altered_utc text;
alter table paper_scans add column altered_of text;
