-- What the manager's reports count of each visit: its stops, and the containers it lost. A read table beside the record.
create table visit_reports (
  session_id text primary key, day text not null, lost integer not null check (lost >= 0), body text not null
) strict, without rowid;
create index visit_reports_of_day on visit_reports (day, session_id);
create index visit_reports_lost on visit_reports (day, session_id) where lost > 0;
-- Where the practice stands with a drug's maker over a lost container. Read out of the audit entries, of every workstation.
create table replacements (
  session_id text not null, line_id text not null, container_id text not null, body text not null, changed_utc text not null,
  primary key (session_id, line_id, container_id)
) strict, without rowid;
