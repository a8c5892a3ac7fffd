-- What each claim was written from, apart from where it stands: written slice by slice while a file is being built, so that
-- what makes the file count is short. Without a batch of that id they are of a build that was broken off.
create table claim_text (
  batch_id text not null, reference text not null, nth integer not null, session_id text not null, version integer not null,
  frequency text not null, payer_id text not null, total_cents integer not null, sent text not null, claim text not null,
  written_utc text not null, primary key (batch_id, reference)
);
create index claim_text_in_order on claim_text (batch_id, nth);
insert into claim_text
  select batch_id, reference, row_number() over (partition by batch_id order by changed), session_id, version, frequency,
    payer_id, total_cents, sent, claim, ''
  from sent_claim;
update sent_claim set sent = '', claim = '';
-- A claim as it stands, with what it was written from and the place of its file: later is newer.
create view standing_claim as
  select sent_claim.batch_id, batch.place as batch_place, batch.interchange_control, sent_claim.reference, sent_claim.version,
    sent_claim.session_id, sent_claim.frequency, sent_claim.total_cents, claim_text.sent, claim_text.claim, sent_claim.state,
    sent_claim.payer_number, sent_claim.payer_number_from, sent_claim.changed, sent_claim.next_payer
  from sent_claim join batch on batch.id = sent_claim.batch_id
    join claim_text on claim_text.batch_id = sent_claim.batch_id and claim_text.reference = sent_claim.reference;
