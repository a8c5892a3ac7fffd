-- Every event gets its place in the order of commits, so that the other desks can ask for what came after one.
create table event_placed (
  place integer primary key autoincrement, device_id text not null references device (id), seq integer not null,
  id text not null unique, session_id text, body text not null, prev_hash text not null, hash text not null,
  received_at text not null, unique (device_id, seq)
) strict;
insert into event_placed (device_id, seq, id, session_id, body, prev_hash, hash, received_at)
  select device_id, seq, id, session_id, body, prev_hash, hash, received_at from event order by rowid;
drop table event;
alter table event_placed rename to event;
create index event_by_session on event (session_id, device_id, seq);
-- When a desk last asked for what the others wrote.
alter table device add column heard_at text;
