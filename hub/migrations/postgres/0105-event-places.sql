-- Every event gets its place in the order of commits, so that the other desks can ask for what came after one. The place is
-- taken under an advisory lock held to the commit: a reader's cursor can never pass a row that commits later.
alter table event add column place integer;
update event set place = placed.place from (
  select device_id, seq, row_number() over (order by received_at, device_id, seq) as place from event
) as placed where event.device_id = placed.device_id and event.seq = placed.seq;
alter table event alter column place set not null;
alter table event add constraint event_place unique (place);
-- When a desk last asked for what the others wrote.
alter table device add column heard_at text;
