-- A payment of many lines is put down slice by slice (ADR 31). Until its last step it is `staged`: its movements lie in
-- `posting_row`, and nobody sees them.
alter table posting rename to posting_row;
create view posting as select posting_row.* from posting_row
  join payment on payment.payer = posting_row.payer and payment.trace = posting_row.trace where payment.state = 'posted';
-- The claims a staged payment moves: decided (1) or only changed (0).
create table staged_claim (
  payer text not null, trace text not null, batch_id text not null, reference text not null, nth integer not null,
  decided integer not null, payer_number text not null, primary key (payer, trace, batch_id, reference)
) strict;
-- What follows a payment once it is posted, in slices: a visit whose next payer is looked at, or something for a person.
create table payment_follow (
  payer text not null, trace text not null, nth integer not null, session_id text, raised text, primary key (payer, trace, nth)
) strict;
