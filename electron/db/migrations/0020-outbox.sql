-- Whatever leaves the workstation waits here, written in the same transaction as its cause.
-- Rows of one `ref` go in order: `is_next` marks the one whose turn it is; a row that needs a person holds nobody up.
create table outbox (
  place integer primary key autoincrement,
  id text not null unique,
  kind text not null check (kind in ('events', 'signed')),
  ref text not null,
  body text not null,
  content_sha256 text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'needs_person')),
  is_next integer not null check (is_next in (0, 1)),
  attempts integer not null default 0,
  next_try_utc text not null,
  created_utc text not null,
  settled_utc text,
  receipt text,
  last_answer text
) strict;

create unique index outbox_next on outbox (kind, ref) where is_next = 1;
create index outbox_due on outbox (kind, next_try_utc, place) where is_next = 1 and state = 'waiting';
create index outbox_turn on outbox (kind, ref, place) where state in ('waiting', 'sending');
create index outbox_open on outbox (state, place) where state <> 'delivered';
create index outbox_of_ref on outbox (ref, place);
