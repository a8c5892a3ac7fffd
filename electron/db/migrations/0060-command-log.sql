-- The same command sent twice gets the first answer again.
create table command_log (
  command_id text primary key,
  reply text not null,
  answered_utc text not null
) strict;

create index command_log_by_age on command_log (answered_utc);
