-- What somebody typed and has neither saved nor thrown away, by person, visit and sheet. Of this workstation alone.
create table drafts (
  user_id text not null, session_id text not null, sheet text not null, body text not null, kept_utc text not null,
  primary key (user_id, session_id, sheet)
) strict, without rowid;
