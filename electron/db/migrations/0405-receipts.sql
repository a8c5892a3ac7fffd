-- Lines of suppliers' invoices as they were received (workflow 4.7). A line is never changed: one that was wrong is struck, in
-- a table of its own, so that a strike may be heard of before its line.
create table receipts (
  id text primary key,
  ndc text not null,
  body text not null,
  file text,
  entered_by text not null,
  entered_utc text not null
) strict, without rowid;
create index receipts_of_product on receipts (ndc);
create table receipt_strikes (
  receipt_id text primary key,
  reason text not null,
  struck_by text not null,
  struck_utc text not null
) strict, without rowid;
