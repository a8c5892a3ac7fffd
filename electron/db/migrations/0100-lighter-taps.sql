-- Every page a tap touches is encrypted and written once more: the answers of commands lie in their key's own order (ids
-- begin with their time, so old ones lie together), without a second and a third index.
create table command_log_lighter (
  command_id text primary key,
  reply text not null,
  answered_utc text not null
) strict, without rowid;
-- An answer was kept with its events; their ids say the same.
insert into command_log_lighter select command_id,
  case when json_type(reply, '$.output.events') = 'array' then json_object(
    'fingerprint', reply ->> '$.fingerprint',
    'version', reply ->> '$.output.version',
    'eventIds', (select json_group_array(value ->> '$.id') from json_each(reply, '$.output.events'))
  ) else reply end, answered_utc
from command_log;
drop table command_log;
alter table command_log_lighter rename to command_log;

-- One row on its way speaks for several taps of a session: how many.
alter table outbox add column taps integer not null default 1 check (taps >= 1);
