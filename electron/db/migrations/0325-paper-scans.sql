-- Scans of chair sheets that were charted on by hand, whole; the entry of the visit names them by their hash.
create table paper_scans (
  sha256 text primary key,
  content blob not null,
  kept_utc text not null
) strict, without rowid;
