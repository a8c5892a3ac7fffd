-- Something of another workstation that could not be taken and that a person has seen: it stays, and calls nobody any more.
alter table pull_refused add column set_aside_utc text;
