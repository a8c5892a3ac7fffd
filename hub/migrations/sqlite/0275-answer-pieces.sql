-- An answer as it came, in stretches: kept a stretch at a time, and what is noted beside the file does not write its text anew.
create table answer_piece (
  answer_file_id text not null references answer_file (id), nth integer not null, body text not null,
  primary key (answer_file_id, nth)
) strict;
insert into answer_piece (answer_file_id, nth, body) select id, 0, body from answer_file;
alter table answer_file drop column body;
