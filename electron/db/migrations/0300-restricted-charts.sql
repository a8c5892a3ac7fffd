-- Patients whose chart opens for a reason alone. Read out of the audit entries; of two changes the later one holds, wherever it was made.
create table restricted_patients (
  patient_id text primary key,
  mrn text not null,
  is_restricted integer not null check (is_restricted in (0, 1)),
  reason text not null,
  staff_id text,
  changed_by text not null,
  changed_utc text not null
) strict, without rowid;
