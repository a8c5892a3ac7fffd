-- Public reference files as they were imported: every issue of every quarter stays. An issue is written in several
-- transactions and counts only once `is_complete` is 1; what a refused or interrupted import left is removed.
create table reference_issues (
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
) strict;

create index reference_issues_by_day on reference_issues (kind, valid_from desc, id desc) where is_complete = 1;
create unique index reference_issues_once on reference_issues (kind, valid_from, sha256) where is_complete = 1;

-- `other` is the NDC, the second code of a pair or the drug's name; `nth` tells rows of one name apart.
create table reference_rows (
  issue_id integer not null references reference_issues (id) on delete cascade,
  code text not null,
  other text not null,
  nth integer not null,
  body text not null,
  primary key (issue_id, code, other, nth)
) strict, without rowid;

create index reference_rows_by_other on reference_rows (issue_id, other) where other <> '';

create trigger reference_issues_stay before update on reference_issues when old.is_complete = 1
begin select raise(abort, 'an imported issue is never changed'); end;
create trigger reference_issues_remain before delete on reference_issues when old.is_complete = 1
begin select raise(abort, 'an imported issue is never deleted'); end;
