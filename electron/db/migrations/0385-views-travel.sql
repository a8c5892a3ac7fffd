-- Views go along to the other workstations: of two changes to one view the later one holds. An empty view was taken away.
alter table worklist_views add column changed_utc text not null default '';
update worklist_views set changed_utc = saved_utc;
