-- What several workstations share: devices, their event chains, signed versions. Nothing is updated but use and revocation.
create table site (id text primary key, name text not null);
create table enrolment_code (code_hash text primary key, expires_at text not null, used_by text);
create table device (
  id text primary key, name text not null, letters text not null unique, key_hash text not null unique,
  enrolled_at text not null, revoked boolean not null default false
);
create table event (
  device_id text not null references device (id), seq integer not null, id text not null unique, session_id text,
  body text not null, prev_hash text not null, hash text not null, received_at text not null,
  primary key (device_id, seq)
);
create index event_by_session on event (session_id, device_id, seq);
-- place is taken under an advisory lock, so that a reader's cursor can never pass a row that commits later (billing-interfaces 14).
create table signed_version (
  place integer primary key, session_id text not null, version integer not null, sha256 text not null,
  claim_ref text not null, device_id text not null references device (id), envelope text not null, receipt text not null,
  unique (session_id, version)
);
