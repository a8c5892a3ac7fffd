-- Signed versions as they are sent: `document` is the envelope's own text. Only the receipt may still arrive.
create table signed_versions (
  session_id text not null,
  version integer not null check (version >= 1),
  document text not null,
  sha256 text not null,
  rule_set text not null,
  signed_utc text not null,
  receipt text,
  primary key (session_id, version)
) strict;

create trigger signed_versions_stay before update of session_id, version, document, sha256, rule_set, signed_utc
on signed_versions begin select raise(abort, 'a signed version is never changed'); end;
create trigger signed_versions_remain before delete on signed_versions
begin select raise(abort, 'a signed version is never deleted'); end;
