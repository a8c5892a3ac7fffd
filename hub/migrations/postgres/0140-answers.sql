-- Answers as they came: by content, and each interchange by its sender and number.
create table answer_file (
  id text primary key, place integer not null unique, sha256 text not null unique, body text not null, file_name text not null,
  came_by text not null, filed_at text not null, filed_by text, summary text not null
);
create table answer_interchange (
  sender text not null, control text not null, sha256 text not null, answer_file_id text not null references answer_file (id),
  primary key (sender, control, sha256)
);
-- Which batches an answer was about.
create table answer_batch (
  answer_file_id text not null references answer_file (id), batch_id text not null references batch (id), kind text not null,
  words text not null, primary key (answer_file_id, batch_id, kind)
);
-- A payment is posted once by payer and trace number; one whose sums do not come out is held.
create table payment (
  payer text not null, trace text not null, sha256 text not null, state text not null, paid_cents bigint not null, paid_on text,
  payer_name text not null, answer_file_id text not null references answer_file (id), posted_at text not null,
  primary key (payer, trace)
);
-- Movements of money on our lines: added up, never overwritten.
create table posting (
  payer text not null, trace text not null, nth integer not null, reference text not null, session_id text not null,
  version integer not null, line_id text not null, matched_by text not null, place integer not null, status text not null,
  payer_number text not null, paid_cents integer not null, allowed_cents integer, patient_cents integer not null,
  adjustments text not null, remarks text not null, units text, paid_as text, primary key (payer, trace, nth),
  foreign key (payer, trace) references payment (payer, trace)
);
create index posting_by_session on posting (session_id, line_id);
create index posting_by_line on posting (line_id);
-- Money for which no line was found: kept whole until a person has placed it.
create table unmatched_payment (
  payer text not null, trace text not null, nth integer not null, why text not null, reference text not null, place integer not null,
  paid_cents integer not null, body text not null, primary key (payer, trace, nth),
  foreign key (payer, trace) references payment (payer, trace)
);
create table provider_posting (
  payer text not null, trace text not null, nth integer not null, reason text not null, about text, reference text,
  cents integer not null, primary key (payer, trace, nth), foreign key (payer, trace) references payment (payer, trace)
);
-- What a person has to look at. The id is of the content: the same answer again raises nothing twice.
create table claim_exception (
  id text primary key, place integer not null unique, kind text not null, batch_id text, reference text, session_id text,
  version integer, line_id text, cents integer, words text not null, next_step text not null, answer_file_id text,
  raised_at text not null, settled_at text, settled_by text, settled_words text
);
create index claim_exception_open on claim_exception (place) where settled_at is null;
create index claim_exception_by_session on claim_exception (session_id);
