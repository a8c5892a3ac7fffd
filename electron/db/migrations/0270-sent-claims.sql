-- What the hub says of claims that left: where each stands with its payer, and which biller works on which visit.
create table sent_claims (
  batch_id text not null, reference text not null, session_id text not null, version integer not null, frequency text not null,
  state text not null, payer_number text, batch_place integer not null, primary key (batch_id, reference)
) strict;
create index sent_claims_by_session on sent_claims (session_id);
create table claim_holders (session_id text primary key, user_id text not null, user_name text not null, since text not null) strict;
create table claim_cursor (
  only_one integer primary key check (only_one = 1), ledger text not null, place integer not null, open_exceptions integer not null
) strict;
