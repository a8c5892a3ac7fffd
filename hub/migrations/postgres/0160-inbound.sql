-- What schedulers told (HL7 SIU and ADT), as it came, each message once; and each appointment as it stands now.
create table inbound_message (
  sender text not null, control_id text not null, sha256 text not null, place integer not null unique, body text not null,
  kind text not null, outcome text not null, received_at text not null, primary key (sender, control_id, sha256)
);
create table appointment (
  appointment text primary key, changed integer not null unique, sent_utc text not null, state text not null, facts text not null
);
create table patient_told (
  mrn text primary key, changed integer not null unique, sent_utc text not null, state text not null, facts text not null
);
