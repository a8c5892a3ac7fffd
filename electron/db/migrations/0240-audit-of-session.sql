-- Who looked at one visit, what left of it: read with its history.
create index audit_of_session on events (session_id, happened_utc, id)
  where kind glob 'audit.*' and session_id is not null;
