-- The password of a full sign-in, once a shift on this workstation; PIN or badge after it (workflow 11). Nobody has one yet:
-- each chooses one with the PIN at the next sign-in.
alter table users add column password_hash text;
alter table users add column must_change_password integer not null default 0;
alter table users add column full_sign_in_utc text;
