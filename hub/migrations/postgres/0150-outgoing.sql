-- Where things go, and everything that is on its way there or has arrived. A content goes to a destination once.
create table destination (
  id text primary key, name text not null unique, settings text not null, secrets text, stopped_words text, stopped_at text,
  answers_words text
);
create table outgoing (
  id text primary key, place integer not null unique, destination_id text not null references destination (id),
  content_id text not null, name text not null, body text not null, about text not null, about_id text not null,
  state text not null, unknown integer not null default 0, attempts integer not null default 0, next_utc text not null,
  words text, created_at text not null, created_by text not null, settled_at text, unique (destination_id, content_id)
);
create index outgoing_waiting on outgoing (destination_id, next_utc) where state = 'waiting';
create index outgoing_by_about on outgoing (about, about_id);
-- Of several hubs on one database one carries at a time.
create table lease (name text primary key, holder text not null, until_utc text not null);
