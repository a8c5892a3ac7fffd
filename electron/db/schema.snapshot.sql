-- What the migrations add up to, at version 530. Written by test/migrations/migrations.test.ts; do not edit.

CREATE TABLE billing_decisions (
  session_id text not null,
  version integer not null,
  line_id text not null,
  about text not null check (about in ('code', 'waste')),
  answer text not null,
  user_id text not null,
  decided_utc text not null,
  primary key (session_id, version, line_id, about)
) strict, without rowid;

CREATE TABLE board (
  session_id text primary key,
  day text not null,
  chair text not null,
  appointment_time text not null,
  state text not null,
  patient_id text not null,
  patient_name text not null collate nocase,
  mrn text not null collate nocase,
  nurse_id text,
  is_signed integer not null check (is_signed in (0, 1)),
  version integer not null,
  updated_utc text not null,
  card text not null
, birth_date text not null default '') strict;
CREATE INDEX board_by_birth_date on board (birth_date, day);
CREATE INDEX board_by_first_name on board (substr(patient_name, instr(patient_name, ', ') + 2) collate nocase, day);
CREATE INDEX board_by_mrn on board (mrn, day);
CREATE INDEX board_by_name on board (patient_name, day);
CREATE INDEX board_of_day on board (day, chair, appointment_time, session_id);
CREATE INDEX board_unsigned on board (day, session_id) where is_signed = 0;

CREATE TABLE chain_ends (
  device_id text primary key,
  seq integer not null,
  hash text not null
) strict, without rowid;

CREATE TABLE chain_gaps (
  device_id text not null,
  first_seq integer not null,
  last_seq integer not null check (last_seq >= first_seq),
  primary key (device_id, first_seq)
) strict, without rowid;

CREATE TABLE claim_cursor (
  only_one integer primary key check (only_one = 1), ledger text not null, place integer not null, open_exceptions integer not null
) strict;

CREATE TABLE claim_holders (session_id text primary key, user_id text not null, user_name text not null, since text not null) strict;

CREATE TABLE "command_log" (
  command_id text primary key,
  reply text not null,
  answered_utc text not null
) strict, without rowid;

CREATE TABLE counters (name text primary key, last integer not null) strict, without rowid;

CREATE TABLE desks_heard (
  device_id text primary key,
  name text not null,
  heard_utc text not null
) strict, without rowid;

CREATE TABLE device (
  only_one integer primary key check (only_one = 1),
  id text not null,
  name text not null,
  letters text,
  site_id text,
  hub_address text,
  hub_key text,
  enrolled_utc text
, hub_key_expires_utc text) strict;

CREATE TABLE documents (
  kind text not null,
  id text not null,
  version integer not null,
  body text not null,
  updated_utc text not null,
  primary key (kind, id)
) strict;

CREATE TABLE drafts (
  user_id text not null, session_id text not null, sheet text not null, body text not null, kept_utc text not null,
  primary key (user_id, session_id, sheet)
) strict, without rowid;

CREATE TABLE drug_lists (
  id integer primary key,
  issue text not null unique,
  valid_from text not null,
  file text not null,
  body text not null,
  imported_utc text not null,
  user_id text not null
) strict;
CREATE TRIGGER drug_lists_remain before delete on drug_lists
begin select raise(abort, 'an imported drug list is never deleted'); end;
CREATE TRIGGER drug_lists_stay before update on drug_lists
begin select raise(abort, 'an imported drug list is never changed'); end;

CREATE TABLE emergencies (
  event_id text primary key,
  user_id text not null,
  reason text not null,
  device_id text not null,
  happened_utc text not null,
  seen_by text,
  seen_utc text
) strict, without rowid;

CREATE TABLE events (
  place integer primary key,
  id text not null unique,
  device_id text not null,
  device_seq integer not null check (device_seq >= 1),
  session_id text,
  kind text not null,
  happened_utc text not null,
  recorded_utc text not null,
  body text not null,
  prev_hash text not null,
  hash text not null,
  unique (device_id, device_seq)
) strict;
CREATE INDEX audit_of_session on events (session_id, happened_utc, id)
  where kind glob 'audit.*' and session_id is not null;
CREATE INDEX events_of_audit on events (recorded_utc, id) where kind glob 'audit.*';
CREATE INDEX events_of_session on events (session_id, happened_utc, id) where kind not glob 'audit.*';
CREATE TRIGGER events_remain before delete on events begin select raise(abort, 'events are never deleted'); end;
CREATE TRIGGER events_stay before update on events begin select raise(abort, 'events are never changed'); end;

CREATE TABLE formulary_changes (
  seq integer primary key,
  override_id text not null,
  changed_utc text not null,
  user_id text not null,
  before text,
  after text,
  check (before is not null or after is not null)
) strict;
CREATE INDEX formulary_changes_by_override on formulary_changes (override_id, seq desc);
CREATE TRIGGER formulary_changes_remain before delete on formulary_changes
begin select raise(abort, 'a change is never deleted'); end;
CREATE TRIGGER formulary_changes_stay before update on formulary_changes
begin select raise(abort, 'a change is never changed'); end;

CREATE TABLE office_authorizations (
  entry_id text primary key, patient_id text not null, session_id text not null, body text not null,
  is_withdrawn integer not null, user_id text not null, entered_utc text not null
) strict;
CREATE INDEX office_authorizations_by_patient on office_authorizations (patient_id, entered_utc);

CREATE TABLE office_letters (
  entry_id text primary key, patient_id text not null, body text not null, attached_utc text not null
) strict;
CREATE INDEX office_letters_by_patient on office_letters (patient_id, attached_utc);

CREATE TABLE "outbox" (
  place integer primary key,
  id text not null unique,
  kind text not null check (kind in ('events', 'signed')),
  ref text not null,
  body text not null,
  content_sha256 text not null,
  state text not null check (state in ('waiting', 'sending', 'delivered', 'needs_person', 'overtaken')),
  is_next integer not null check (is_next in (0, 1)),
  attempts integer not null default 0,
  next_try_utc text not null,
  created_utc text not null,
  settled_utc text,
  receipt text,
  last_answer text,
  taps integer not null default 1 check (taps >= 1)
) strict;
CREATE INDEX outbox_due on outbox (kind, next_try_utc, place) where is_next = 1 and state = 'waiting';
CREATE INDEX outbox_of_ref on outbox (ref, place);
CREATE INDEX outbox_overtaken on outbox (place) where state = 'overtaken';
CREATE INDEX outbox_problems on outbox (place) where state = 'needs_person';
CREATE INDEX outbox_sending on outbox (place) where state = 'sending';
CREATE INDEX outbox_turn on outbox (kind, ref, is_next, place) where state in ('waiting', 'sending');

CREATE TABLE paper_scans (
  sha256 text primary key,
  content blob not null,
  kept_utc text not null
, at_hub_utc text, altered_utc text, altered_of text) strict, without rowid;
CREATE INDEX paper_scans_to_send on paper_scans (kept_utc, sha256) where at_hub_utc is null;

CREATE TABLE pin_history (
  user_id text not null references users (id),
  pin_hash text not null,
  set_utc text not null,
  primary key (user_id, set_utc, pin_hash)
) strict, without rowid;

CREATE TABLE pull_cursors (
  list text not null check (list in ('events', 'sessions')),
  hub text not null,
  place integer not null,
  mark text,
  primary key (list, hub)
) strict, without rowid;

CREATE TABLE pull_refused (
  id text primary key,
  words text not null,
  held text not null,
  seen_utc text not null
, set_aside_utc text) strict, without rowid;

CREATE TABLE question_entries (
  entry_id text primary key, question_id text not null, session_id text not null, kind text not null, words text not null,
  user_id text not null, at text not null, turn integer not null, line_id text, drug text, version integer, asked_to text not null
) strict, without rowid;
CREATE INDEX question_entries_of_session on question_entries (session_id);
CREATE INDEX question_entries_of_thread on question_entries (question_id);

CREATE TABLE question_threads (question_id text primary key, session_id text not null, state text not null) strict, without rowid;
CREATE INDEX question_threads_under_way on question_threads (state, question_id) where state <> 'closed';

CREATE TABLE receipt_strikes (
  receipt_id text primary key,
  reason text not null,
  struck_by text not null,
  struck_utc text not null
) strict, without rowid;

CREATE TABLE receipts (
  id text primary key,
  ndc text not null,
  body text not null,
  file text,
  entered_by text not null,
  entered_utc text not null
) strict, without rowid;
CREATE INDEX receipts_of_product on receipts (ndc);

CREATE TABLE reference_issues (
  id integer primary key,
  kind text not null,
  valid_from text not null,
  valid_to text,
  file text not null,
  sha256 text not null,
  imported_utc text not null,
  rows integer not null,
  skipped text not null,
  changes text not null,
  first_code text not null,
  last_code text not null,
  is_complete integer not null check (is_complete in (0, 1))
, imported_by text not null default '') strict;
CREATE INDEX reference_issues_by_day on reference_issues (kind, valid_from desc, id desc) where is_complete = 1;
CREATE UNIQUE INDEX reference_issues_once on reference_issues (kind, valid_from, sha256) where is_complete = 1;
CREATE TRIGGER reference_issues_remain before delete on reference_issues when old.is_complete = 1
begin select raise(abort, 'an imported issue is never deleted'); end;
CREATE TRIGGER reference_issues_stay before update on reference_issues when old.is_complete = 1
begin select raise(abort, 'an imported issue is never changed'); end;

CREATE TABLE reference_rows (
  issue_id integer not null references reference_issues (id) on delete cascade,
  code text not null,
  other text not null,
  nth integer not null,
  body text not null,
  primary key (issue_id, code, other, nth)
) strict, without rowid;
CREATE INDEX reference_rows_by_other on reference_rows (issue_id, other) where other <> '';

CREATE TABLE replacements (
  session_id text not null, line_id text not null, container_id text not null, body text not null, changed_utc text not null,
  primary key (session_id, line_id, container_id)
) strict, without rowid;

CREATE TABLE restricted_patients (
  patient_id text primary key,
  mrn text not null,
  is_restricted integer not null check (is_restricted in (0, 1)),
  reason text not null,
  staff_id text,
  changed_by text not null,
  changed_utc text not null
) strict, without rowid;

CREATE TABLE schedule_cursor (
  only_one integer primary key check (only_one = 1), ledger text not null, place integer not null, told_utc text not null
) strict;

CREATE TABLE schedule_left (
  session_id text not null, about text not null, key text not null, sent_utc text not null,
  primary key (session_id, about, key)
) strict, without rowid;

CREATE TABLE schedule_told (
  about text not null check (about in ('appointment', 'arrival', 'facts', 'merge')), key text not null, mrn text not null,
  day text, first_day text, told text not null, primary key (about, key)
) strict, without rowid;
CREATE INDEX schedule_told_by_day on schedule_told (day) where day is not null;
CREATE INDEX schedule_told_by_first_day on schedule_told (first_day) where first_day is not null;
CREATE INDEX schedule_told_by_mrn on schedule_told (mrn);

CREATE TABLE sent_claims (
  batch_id text not null, reference text not null, session_id text not null, version integer not null, frequency text not null,
  state text not null, payer_number text, batch_place integer not null, authorizations text, primary key (batch_id, reference)
) strict;
CREATE INDEX sent_claims_by_session on sent_claims (session_id);

CREATE TABLE signed_versions (
  session_id text not null,
  version integer not null check (version >= 1),
  document text not null,
  sha256 text not null,
  rule_set text not null,
  signed_utc text not null,
  receipt text,
  primary key (session_id, version)
) strict;
CREATE TRIGGER signed_versions_remain before delete on signed_versions
begin select raise(abort, 'a signed version is never deleted'); end;
CREATE TRIGGER signed_versions_stay before update of session_id, version, document, sha256, rule_set, signed_utc
on signed_versions begin select raise(abort, 'a signed version is never changed'); end;

CREATE TABLE users (
  id text primary key,
  name text not null,
  initials text not null,
  credential text not null,
  roles text not null,
  chemo_competent integer not null check (chemo_competent in (0, 1)),
  badge text unique,
  pin_hash text,
  active integer not null check (active in (0, 1)),
  failed_attempts integer not null default 0,
  locked_until_utc text
, must_change_pin integer not null default 0 check (must_change_pin in (0, 1)), changed_utc text not null default '', password_hash text, must_change_password integer not null default 0, full_sign_in_utc text) strict;

CREATE TABLE visit_reports (
  session_id text primary key, day text not null, lost integer not null check (lost >= 0), body text not null
) strict, without rowid;
CREATE INDEX visit_reports_lost on visit_reports (day, session_id) where lost > 0;
CREATE INDEX visit_reports_of_day on visit_reports (day, session_id);

CREATE TABLE worklist (
  session_id text primary key,
  version integer not null,
  patient_id text not null,
  payer_id text not null,
  state text not null,
  signed_utc text not null,
  discharged_utc text,
  due_utc text,
  missing text not null,
  receipt_utc text,
  card text not null
) strict;
CREATE INDEX worklist_by_due on worklist (due_utc, session_id);
CREATE INDEX worklist_by_patient on worklist (patient_id, session_id);
CREATE INDEX worklist_of_state on worklist (state, due_utc, session_id);

CREATE TABLE worklist_views (
  user_id text not null, name text not null, view text not null, saved_utc text not null, changed_utc text not null default '', primary key (user_id, name)
) strict, without rowid;
