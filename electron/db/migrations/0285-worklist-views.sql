-- A biller's own views of the worklist: filters, search and order under a name.
create table worklist_views (
  user_id text not null, name text not null, view text not null, saved_utc text not null, primary key (user_id, name)
) strict, without rowid;
