-- A visit's charges as they were charged (claim, visit, signature): what is taken back is exactly that, whatever was decided
-- since. `follows`: the charges that they credit, or that were voided before them; it is looked at again when they leave.
alter table outgoing add column charged text;
alter table outgoing add column follows text;
