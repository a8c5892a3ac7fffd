-- Whatever leaves the workstation waits here, written in the same transaction as its cause.
-- Rows of one `ref` go in order: `is_next` marks the one whose turn it is; a row that needs a person holds nobody up.
create table outbox (
  place integer primary key,
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

-- Each index is one more page in every tap's commit: these are the ones a claim, a settlement and the screens cannot do without.
create index outbox_turn on outbox (kind, ref, is_next, place) where state in ('waiting', 'sending');
create index outbox_due on outbox (kind, next_try_utc, place) where is_next = 1 and state = 'waiting';
create index outbox_of_ref on outbox (ref, place);
create index outbox_sending on outbox (place) where state = 'sending';
create index outbox_problems on outbox (place) where state = 'needs_person';
