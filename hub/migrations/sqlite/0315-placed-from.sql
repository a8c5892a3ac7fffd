-- Which movements of its payment a placement is: from which number, and how many. null = of a version before, ten thousand
-- numbers from (nth + 1) * 10000.
alter table placement add column first_nth integer;
alter table placement add column movements integer;
