-- What left for payers, what became of it, and what payers said (billing-interfaces 4, 6, 7). Files are kept as they left or came.
-- Numbers that count up over everything: interchange (ISA13), group (GS06), set (ST02), change (order of changed claims).
create table counter (kind text primary key, last integer not null);
-- Names this ledger: a desk that knows another one begins at the start again.
create table ledger (id text primary key);
create table batch (
  id text primary key, place integer not null unique, form text not null, production integer not null,
  interchange_control integer not null unique, group_control integer not null unique, file_name text not null unique,
  sha256 text not null, body text not null, places text not null, claims integer not null, total_cents bigint not null,
  built_at text not null, built_by text not null, left_out text not null, verdict text, sent_at text, sent_how text, sent_by text
);
-- One claim as it stood in one file. `claim` is what the file was written from: it is needed to take the claim back.
create table sent_claim (
  batch_id text not null references batch (id), reference text not null, version integer not null, session_id text not null,
  frequency text not null, payer_id text not null, total_cents bigint not null, sent text not null, claim text not null,
  state text not null, payer_number text, payer_number_from integer not null default 0, changed integer not null unique,
  primary key (batch_id, reference)
);
create index sent_claim_by_reference on sent_claim (reference, version);
create index sent_claim_by_session on sent_claim (session_id);
create index sent_claim_by_payer_number on sent_claim (payer_number);
create table sent_line (
  line_id text not null, batch_id text not null, reference text not null, primary key (line_id, batch_id),
  foreign key (batch_id, reference) references sent_claim (batch_id, reference)
);
-- Which biller works on a visit.
create table claim_holder (session_id text primary key, user_id text not null, user_name text not null, since text not null);
