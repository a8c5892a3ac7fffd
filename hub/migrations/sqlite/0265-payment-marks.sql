-- Whether a payment came marked as production (ISA15): its money is never placed on what left as a test, nor the other way
-- round. null = it came before that was kept.
alter table payment add column production integer;
