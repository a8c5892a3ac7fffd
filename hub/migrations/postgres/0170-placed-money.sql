-- Where a person placed money that found no line of its own, and where they took it back: one standing place at a time.
create table placement (
  payer text not null, trace text not null, nth integer not null, turn integer not null, reference text not null,
  version integer not null, session_id text not null, lines text not null, words text not null, placed_at text not null,
  placed_by text not null, state_before text not null, back_at text, back_by text, back_words text,
  primary key (payer, trace, nth, turn), foreign key (payer, trace, nth) references unmatched_payment (payer, trace, nth)
);
create unique index placement_standing on placement (payer, trace, nth) where back_at is null;
-- Whose claim it may have been: one of the same charge.
create index sent_claim_by_total on sent_claim (total_cents);
create index unmatched_payment_by_reference on unmatched_payment (reference);
