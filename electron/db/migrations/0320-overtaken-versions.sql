-- A signature that lost to the same version signed at another workstation ends when the hub has a later version: it will never
-- be delivered, and nobody has to look at it any more. A check of a column cannot be changed in place.
create table outbox_overtaken (
  place integer primary key,
  id text not null unique,
  kind text not null check (kind in ('events', 'signed')),
  ref text not null,
  body text not null,
  content_sha256 text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'needs_person', 'overtaken')),
  is_next integer not null check (is_next in (0, 1)),
  attempts integer not null default 0,
  next_try_utc text not null,
  created_utc text not null,
  settled_utc text,
  receipt text,
  last_answer text,
  taps integer not null default 1 check (taps >= 1)
) strict;
insert into outbox_overtaken
  select place, id, kind, ref, body, content_sha256, state, is_next, attempts, next_try_utc, created_utc, settled_utc,
    receipt, last_answer, taps
  from outbox;
drop table outbox;
alter table outbox_overtaken rename to outbox;

create index outbox_turn on outbox (kind, ref, is_next, place) where state in ('waiting', 'sending');
create index outbox_due on outbox (kind, next_try_utc, place) where is_next = 1 and state = 'waiting';
create index outbox_of_ref on outbox (ref, place);
create index outbox_sending on outbox (place) where state = 'sending';
create index outbox_problems on outbox (place) where state = 'needs_person';
create index outbox_overtaken on outbox (place) where state = 'overtaken';
