/**
 * Rows as they were when a migration was new: inserted at that version, they must survive every later one.
 * Never edited after a release; a new migration adds its own entry.
 */
export const rowsOfTheTime: Readonly<Record<number, readonly string[]>> = {
  10: [
    `insert into events (id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash)
     values ('e1', 'desk', 1, 's1', 'PatientArrived', '2026-03-02T14:00:00.000Z', '2026-03-02T14:00:01.000Z', '{"id":"e1"}', '', 'h1'),
            ('e2', 'desk', 2, null, 'audit.signInFailed', '2026-03-02T14:05:00.000Z', '2026-03-02T14:05:00.000Z', '{"id":"e2"}', 'h1', 'h2')`,
    `insert into chain_ends (device_id, seq, hash) values ('desk', 2, 'h2')`,
    `insert into device (only_one, id, name, letters, site_id, hub_address, hub_key, enrolled_utc)
     values (1, 'desk', 'Bay 1', 'AB', 'site', 'http://127.0.0.1:1', 'key', '2026-03-02T13:00:00.000Z')`,
    `insert into counters (name, last) values ('claims 2026-03-02', 7)`,
  ],
  20: [
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, attempts, next_try_utc, created_utc, last_answer)
     values ('o1', 'events', 'desk', '{"from":1,"to":2}', 'h2', 'sending', 1, 3, '2026-03-02T14:06:00.000Z', '2026-03-02T14:00:01.000Z', 'The hub took too long.'),
            ('o2', 'events', 'desk', '{"from":3,"to":3}', 'h3', 'waiting', 0, 0, '2026-03-02T14:07:00.000Z', '2026-03-02T14:07:00.000Z', null)`,
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, attempts, next_try_utc, created_utc, settled_utc, receipt)
     values ('o3', 'signed', 's1', '{"version":1}', 'h4', 'delivered', 0, 1, '2026-03-02T20:00:00.000Z', '2026-03-02T20:00:00.000Z', '2026-03-02T20:01:00.000Z', '{"receipt":"r1"}')`,
  ],
  30: [
    `insert into signed_versions (session_id, version, document, sha256, rule_set, signed_utc, receipt)
     values ('s1', 1, '{"schema":"chairside.signed/1"}', 'h4', '2026q1', '2026-03-02T20:00:00.000Z', '{"receipt":"r1"}'),
            ('s1', 2, '{"schema":"chairside.signed/1"}', 'h5', '2026q1', '2026-03-03T09:00:00.000Z', null)`,
  ],
  40: [
    `insert into users (id, name, initials, credential, roles, chemo_competent, badge, pin_hash, active, failed_attempts, locked_until_utc)
     values ('u1', 'Ana Ruiz', 'AR', 'RN', '["rn"]', 1, 'B-1', 'scrypt$1', 1, 2, '2026-03-02T14:15:00.000Z'),
            ('u2', 'Left Long-Ago', 'LL', 'MA', '["ma"]', 0, null, null, 0, 0, null)`,
  ],
  50: [
    `insert into documents (kind, id, version, body, updated_utc) values ('practice', 'p1', 3, '{"name":"Demo"}', '2026-03-01T08:00:00.000Z')`,
  ],
  60: [
    `insert into command_log (command_id, reply, answered_utc) values ('c1', '{"ok":true}', '2026-03-02T14:00:01.000Z')`,
  ],
  70: [
    `insert into board (session_id, day, chair, appointment_time, state, patient_id, patient_name, mrn, nurse_id, is_signed, version, updated_utc, card)
     values ('s1', '2026-03-02', '4', '08:00', 'signed', 'p1', 'Okafor, Ngozi', 'M-1', 'u1', 1, 12, '2026-03-02T20:00:00.000Z', '{}')`,
    `insert into worklist (session_id, version, patient_id, payer_id, state, signed_utc, discharged_utc, due_utc, missing, receipt_utc, card)
     values ('s1', 2, 'p1', 'medicare', 'received', '2026-03-03T09:00:00.000Z', '2026-03-02T19:40:00.000Z', '2026-03-04T19:40:00.000Z', '[]', null, '{}')`,
  ],
  80: [
    `insert into reference_issues (id, kind, valid_from, valid_to, file, sha256, imported_utc, rows, skipped, changes, first_code, last_code, is_complete)
     values (1, 'payment-limits', '2025-10-01', '2025-12-31', 'limits.csv', 'h6', '2025-09-20T10:00:00.000Z', 1, '[]', '{"added":1,"removed":0,"changed":0}', '', '~', 1)`,
    `insert into reference_rows (issue_id, code, other, nth, body) values (1, 'J9035', '', 0, '{"limit":"70.5"}')`,
  ],
  100: [
    `insert into command_log (command_id, reply, answered_utc)
     values ('c2', '{"fingerprint":"f","version":3,"eventIds":["e1"]}', '2026-03-02T14:10:00.000Z')`,
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, taps, next_try_utc, created_utc)
     values ('o4', 'events', 's1', '{"fromSeq":4,"toSeq":9}', 'h9', 'waiting', 1, 3, '2026-03-02T14:08:00.000Z', '2026-03-02T14:08:00.000Z')`,
  ],
  110: [
    `insert into board (session_id, day, chair, appointment_time, state, patient_id, patient_name, mrn, birth_date, nurse_id, is_signed, version, updated_utc, card)
     values ('s2', '2026-03-02', '5', '09:00', 'arrived', 'p2', 'Bell, Ruth', 'M-2', '1954-05-17', 'u1', 0, 3, '2026-03-02T15:00:00.000Z', '{}')`,
  ],
  120: [
    `insert into drug_lists (id, issue, valid_from, file, body, imported_utc, user_id)
     values (1, '2026-03-02.1', '2026-03-02', 'list.csv', 'hcpcs', '2026-03-02T10:00:00.000Z', 'u1')`,
    `insert into formulary_changes (seq, override_id, changed_utc, user_id, before, after)
     values (1, 'f1', '2026-03-02T10:01:00.000Z', 'u1', null, '{"hcpcs":"J9312"}')`,
    `insert into billing_decisions (session_id, version, line_id, about, answer, user_id, decided_utc)
     values ('s1', 1, 'l1', 'waste', 'report', 'u1', '2026-03-03T10:00:00.000Z')`,
  ],
  180: [
    `insert into reference_issues (id, kind, valid_from, valid_to, file, sha256, imported_utc, imported_by, rows, skipped, changes, first_code, last_code, is_complete)
     values (2, 'payment-limits', '2026-01-01', '2026-03-31', 'limits.csv', 'h7', '2025-12-20T10:00:00.000Z', 'u1', 0, '[]', '{"added":0,"removed":1,"changed":0}', '', '~', 1)`,
  ],
  190: [
    `insert into pull_cursors (list, hub, place, mark) values ('events', 'lakeside', 41, 'h7'), ('sessions', 'lakeside', 0, null)`,
    `insert into desks_heard (device_id, name, heard_utc) values ('d2', 'Chair side 2', '2026-03-02T14:05:00.000Z')`,
    `insert into pull_refused (id, words, held, seen_utc)
     values ('event d2 3', 'It was not taken.', '{"deviceId":"d2","seq":3}', '2026-03-02T14:05:00.000Z')`,
  ],
  220: [`insert into chain_gaps (device_id, first_seq, last_seq) values ('d2', 3, 4)`],
  230: [
    `insert into users (id, name, initials, credential, roles, chemo_competent, active, must_change_pin, changed_utc)
     values ('u3', 'Bo Lind', 'BL', 'RN', '["rn"]', 0, 1, 1, '2026-03-02T14:00:00.000Z')`,
    `insert into pin_history (user_id, pin_hash, set_utc) values ('u3', 'scrypt$2', '2026-03-02T14:00:00.000Z')`,
    `insert into emergencies (event_id, user_id, reason, device_id, happened_utc)
     values ('e9', 'u3', 'Reaction in chair 4', 'desk', '2026-03-02T14:00:00.000Z')`,
  ],
  240: [
    `insert into events (id, device_id, device_seq, session_id, kind, happened_utc, recorded_utc, body, prev_hash, hash)
     values ('e9', 'desk', 9, 's1', 'audit.sessionSeen', '2026-03-02T14:09:00.000Z', '2026-03-02T14:09:00.000Z', '{}', 'h8', 'h9')`,
  ],
  255: [
    `insert into pull_refused (id, words, held, seen_utc, set_aside_utc)
     values ('event d3 9', 'It was not taken.', '{"deviceId":"d3","seq":9}', '2026-03-02T14:06:00.000Z', '2026-03-02T15:00:00.000Z')`,
  ],
  260: [`update device set hub_key_expires_utc = '2026-05-31T13:00:00.000Z'`],
  265: [
    `insert into users (id, name, initials, credential, roles, chemo_competent, active, password_hash, must_change_password, full_sign_in_utc)
     values ('u4', 'Eve Stone', 'ES', 'RN', '["rn"]', 0, 1, 'scrypt$3', 1, '2026-03-02T14:00:00.000Z')`,
  ],
  270: [
    `insert into sent_claims (batch_id, reference, session_id, version, frequency, state, payer_number, batch_place)
     values ('b1', '260302AA001', 's1', 1, '1', 'accepted', 'ICN1', 1)`,
    `insert into claim_holders (session_id, user_id, user_name, since) values ('s1', 'u1', 'Grace Kim', '{}')`,
    `insert into claim_cursor (only_one, ledger, place, open_exceptions) values (1, 'l1', 3, 0)`,
  ],
  280: [
    `insert into question_entries (entry_id, question_id, session_id, kind, words, user_id, at, turn, line_id, drug, version, asked_to)
     values ('e10', 'q1', 's1', 'asked', 'When did it stop?', 'u1', '{}', 1, 'l1', 'rituximab', 1, '["u2"]')`,
    `insert into question_threads (question_id, session_id, state) values ('q1', 's1', 'open')`,
  ],
  285: [
    `insert into worklist_views (user_id, name, view, saved_utc)
     values ('u1', 'Mine', '{}', '2026-03-03T15:00:00.000Z')`,
  ],
  290: [
    `insert into schedule_told (about, key, mrn, day, first_day, told)
     values ('appointment', 'APT1', 'LS-104417', '2026-03-02', null, '{"about":"appointment"}')`,
    `insert into schedule_left (session_id, about, key, sent_utc)
     values ('s1', 'appointment', 'APT1', '2026-03-02T14:00:00.000Z')`,
    `insert into schedule_cursor (only_one, ledger, place, told_utc) values (1, 'l1', 4, '2026-03-02T14:00:00.000Z')`,
  ],
  300: [
    `insert into restricted_patients (patient_id, mrn, is_restricted, reason, staff_id, changed_by, changed_utc)
     values ('p1', 'M-1', 1, 'Works here', 'u1', 'u2', '2026-03-02T14:00:00.000Z')`,
  ],
  320: [
    `insert into outbox (id, kind, ref, body, content_sha256, state, is_next, next_try_utc, created_utc, settled_utc, last_answer)
     values ('o320', 'signed', 's1', '{}', 'h1', 'overtaken', 0, '2026-03-02T21:00:00.000Z', '2026-03-02T21:00:00.000Z', '2026-03-02T22:00:00.000Z', 'Version 2 carries both.')`,
  ],
  325: [
    `insert into paper_scans (sha256, content, kept_utc) values ('h325', x'255044462d', '2026-03-02T14:00:00.000Z')`,
  ],
  340: [
    `insert into paper_scans (sha256, content, kept_utc, at_hub_utc)
     values ('h340', x'255044462d', '2026-03-02T14:00:00.000Z', '2026-03-02T14:01:00.000Z')`,
  ],
  390: [
    `insert into paper_scans (sha256, content, kept_utc, altered_utc, altered_of)
     values ('h390', x'255044462d', '2026-03-02T14:00:00.000Z', '2026-03-02T14:01:00.000Z', 's1')`,
  ],
  450: [
    `insert into office_authorizations (entry_id, patient_id, session_id, body, is_withdrawn, user_id, entered_utc)
     values ('e450', 'p1', 's1', '{"id":"a1"}', 0, 'u1', '2026-03-04T15:00:00.000Z')`,
    `insert into office_letters (entry_id, patient_id, body, attached_utc)
     values ('l450', 'p1', '{"sha256":"h325"}', '2026-03-04T15:01:00.000Z')`,
    `insert into sent_claims (batch_id, reference, session_id, version, frequency, state, batch_place, authorizations)
     values ('b450', 'C-1', 's1', 1, '1', 'sent', 9, '["A4471902"]')`,
  ],
  385: [
    `insert into worklist_views (user_id, name, view, saved_utc, changed_utc)
     values ('u1', 'Taken away', '', '2026-03-03T15:00:00.000Z', '2026-03-03T15:01:00.000Z')`,
  ],
  405: [
    `insert into receipts (id, ndc, body, file, entered_by, entered_utc)
     values ('r1', '00399901201', '{"lot":"TX77"}', null, 'u1', '2026-03-02T14:00:00.000Z')`,
    `insert into receipt_strikes (receipt_id, reason, struck_by, struck_utc)
     values ('r1', 'Typed twice', 'u1', '2026-03-02T15:00:00.000Z')`,
  ],
  420: [
    `insert into visit_reports (session_id, day, lost, body) values ('s1', '2026-03-02', 1, '{}')`,
    `insert into replacements (session_id, line_id, container_id, body, changed_utc)
     values ('s1', 'l1', 'v1', '{"state":"asked"}', '2026-03-03T15:00:00.000Z')`,
  ],
  530: [
    `insert into drafts (user_id, session_id, sheet, body, kept_utc)
     values ('u1', 's1', '{"kind":"note"}', '{"values":{"text":"Half"}}', '2026-03-02T14:00:00.000Z')`,
  ],
}
