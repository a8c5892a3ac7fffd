-- What billers ask nurses about signed visits and what those answer. Read out of the audit entries, of every workstation.
create table question_entries (
  entry_id text primary key, question_id text not null, session_id text not null, kind text not null, words text not null,
  user_id text not null, at text not null, turn integer not null, line_id text, drug text, version integer, asked_to text not null
) strict, without rowid;
create index question_entries_of_session on question_entries (session_id);
create index question_entries_of_thread on question_entries (question_id);
-- Where each thread stands, kept beside its entries: who signs in is asked about the open ones only.
create table question_threads (question_id text primary key, session_id text not null, state text not null) strict, without rowid;
create index question_threads_under_way on question_threads (state, question_id) where state <> 'closed';
