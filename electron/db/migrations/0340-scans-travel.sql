-- When the hub took a scan, or gave it to this workstation; null = it is still on its way there.
alter table paper_scans add column at_hub_utc text;
create index paper_scans_to_send on paper_scans (kept_utc, sha256) where at_hub_utc is null;
