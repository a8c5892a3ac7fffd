-- Where the chain of every other workstation ends here too, and which of its places have not come yet: whatever else is
-- missing was taken out. Filled from what is here.
create table chain_gaps (
  device_id text not null,
  first_seq integer not null,
  last_seq integer not null check (last_seq >= first_seq),
  primary key (device_id, first_seq)
) strict, without rowid;

insert into chain_gaps (device_id, first_seq, last_seq)
select device_id, before + 1, device_seq - 1 from (
  select device_id, device_seq, coalesce(lag(device_seq) over (partition by device_id order by device_seq), 0) as before
  from events where device_id not in (select device_id from chain_ends)
) where device_seq > before + 1;

insert into chain_ends (device_id, seq, hash)
select device_id, device_seq, hash from events as last
where device_id not in (select device_id from chain_ends)
  and device_seq = (select max(device_seq) from events where device_id = last.device_id);
