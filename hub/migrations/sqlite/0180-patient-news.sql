-- What schedulers told of a patient, by what it is about: a merge, an arrival and a change of facts put none of the others
-- aside. A merge stands under the number that disappears.
create table patient_news (
  mrn text not null, about text not null check (about in ('arrival', 'facts', 'merge')), changed integer not null unique,
  sent_utc text not null, state text not null, facts text not null, primary key (mrn, about)
) strict;
insert into patient_news
  select mrn, case state when 'merged' then 'merge' when 'updated' then 'facts' else 'arrival' end, changed, sent_utc, state, facts
  from patient_told;
drop table patient_told;
-- When an appointment was booked for at first: a day that it left knows it by that.
alter table appointment add column first_start text;
