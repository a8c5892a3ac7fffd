-- Visits are found by first name and birth date as well, each by its own index (design 10: 30 ms among 100,000).
alter table board add column birth_date text not null default '';
update board set birth_date = coalesce(card ->> '$.birthDate', '');
create index board_by_birth_date on board (birth_date, day);
create index board_by_first_name on board (substr(patient_name, instr(patient_name, ', ') + 2) collate nocase, day);
