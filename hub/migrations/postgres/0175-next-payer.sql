-- Whose turn it is after a payer has decided about a claim, by name; null = nobody's, or their claim has left.
alter table sent_claim add column next_payer text;
