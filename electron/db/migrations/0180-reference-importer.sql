-- Who imported an issue: the id of the person, '' where nobody was signed in.
alter table reference_issues add column imported_by text not null default '';
