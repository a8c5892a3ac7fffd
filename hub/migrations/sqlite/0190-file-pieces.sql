-- A claim file in the stretches it was written in, so that no file, however long, is held in memory while it is built; one after
-- the other they are what left. `places` says where the claims and lines of a stretch begin, as JSON.
create table file_piece (
  batch_id text not null, nth integer not null, places text not null, body text not null, primary key (batch_id, nth)
) strict;
insert into file_piece (batch_id, nth, places, body) select id, 0, places, body from batch;
alter table batch drop column body;
alter table batch drop column places;
-- The draft of one visit is found without looking through those of the whole file.
create index claim_text_of_visit on claim_text (batch_id, session_id);
