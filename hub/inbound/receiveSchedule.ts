import { type Hl7Message, readHl7, segmentsNamed } from '#shared/formats/hl7/readHl7.ts'
import {
  type InboundAppointment,
  type InboundArrival,
  type InboundMessage,
  readSchedule,
} from '#shared/formats/hl7/readSchedule.ts'
import { writeAck } from '#shared/formats/hl7/writeAck.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { nextNumber } from '../batches/counters.ts'
import { type HubPorts, sha256 } from '../ports.ts'
import { row, run, type Work } from '../sql.ts'
import type { HubStore } from '../store.ts'

/**
 * One message of a scheduling system (billing-interfaces 8): kept as it came, taken once, and answered AA; AE with the
 * place where it cannot be read, AR where it is not of our kind. What is older than what we hold changes nothing.
 */
export async function receiveSchedule(store: HubStore, ports: HubPorts, text: string): Promise<string> {
  const answers: string[] = []
  for (const read of readHl7(text)) {
    const at = ports.now()
    const how = { now: at, controlId: ports.newId().replaceAll('-', '').slice(-20) }
    if (!read.ok) {
      answers.push(writeAck(unreadable, { code: 'AE', fault: read.error }, how))
      continue
    }
    const taken = readSchedule(read.value, { zone: at.zone, authority: null })
    if (taken.ok) await store.transact(keep(read.value, text, taken.value, at))
    const code = taken.ok ? 'AA' : taken.error.isOther ? 'AR' : 'AE'
    answers.push(writeAck(read.value, { code, fault: taken.ok ? null : taken.error }, how))
  }
  return answers.join('')
}

/** A text without a header still gets an answer that says so. */
const unreadable: Hl7Message = {
  number: 1,
  segments: [],
  separators: { component: '^', repeat: '~', escape: '\\', part: '&' },
  type: '',
  event: '',
  controlId: '',
  version: '',
}

const senderOf = (message: Hl7Message): string =>
  (segmentsNamed(message, 'MSH')[0]?.fields.slice(3, 5) ?? []).join('|').slice(0, 200)

function* keep(message: Hl7Message, text: string, told: InboundMessage, at: Instant): Work<void> {
  const [sender, hash] = [senderOf(message), sha256(text)]
  const known = yield* row(
    'select place from inbound_message where sender = $1 and control_id = $2 and sha256 = $3',
    ...[sender, told.controlId, hash],
  )
  if (known) return
  const place = yield* nextNumber('inbound')
  const outcome = yield* apply(told, at)
  yield* run(
    `insert into inbound_message (sender, control_id, sha256, place, body, kind, outcome, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    ...[sender, told.controlId, hash, place, text, `${told.kind} ${told.change}`, outcome, JSON.stringify(at)],
  )
}

type Outcome = 'taken' | 'older' | 'nameless'

const apply = (told: InboundMessage, at: Instant): Work<Outcome> =>
  told.kind === 'appointment' ? applyAppointment(told, at) : applyPatient(told, at)

/** A cancellation need not say the time again: what was known of it stays. */
function* applyAppointment(told: InboundAppointment, at: Instant): Work<Outcome> {
  const key = told.filler ?? told.placer
  if (key === null || key === '') return 'nameless'
  const sentUtc = (told.sentAt ?? at).utc
  const held = yield* row<{ sent_utc: string; facts: string; first_start: string | null }>(
    'select sent_utc, facts, first_start from appointment where appointment = $1',
    key,
  )
  if (held && held.sent_utc > sentUtc) return 'older'
  const before = held && (JSON.parse(held.facts) as InboundAppointment)
  const startsAt = told.startsAt ?? before?.startsAt ?? null
  const first = held?.first_start ?? JSON.stringify(before?.startsAt ?? startsAt)
  const changed = yield* nextNumber('inbound')
  yield* run(
    `insert into appointment (appointment, changed, sent_utc, state, facts, first_start) values ($1, $2, $3, $4, $5, $6)
     on conflict (appointment) do update set changed = excluded.changed, sent_utc = excluded.sent_utc,
       state = excluded.state, facts = excluded.facts, first_start = excluded.first_start`,
    ...[key, changed, sentUtc, told.change, JSON.stringify({ ...told, startsAt }), first],
  )
  return 'taken'
}

const aboutOf = { arrived: 'arrival', cancelled: 'arrival', updated: 'facts', merged: 'merge' } as const

/** A merge stands under the number that disappears: the one that stays may take in several. */
function* applyPatient(told: InboundArrival, at: Instant): Work<Outcome> {
  const about = aboutOf[told.change]
  const mrn = told.priorMrn ?? told.patient.mrn
  const sentUtc = (told.sentAt ?? at).utc
  const held = yield* row<{ sent_utc: string }>(
    'select sent_utc from patient_news where mrn = $1 and about = $2',
    mrn,
    about,
  )
  if (held && held.sent_utc > sentUtc) return 'older'
  const changed = yield* nextNumber('inbound')
  yield* run(
    `insert into patient_news (mrn, about, changed, sent_utc, state, facts) values ($1, $2, $3, $4, $5, $6)
     on conflict (mrn, about) do update set changed = excluded.changed, sent_utc = excluded.sent_utc,
       state = excluded.state, facts = excluded.facts`,
    ...[mrn, about, changed, sentUtc, told.change, JSON.stringify(told)],
  )
  return 'taken'
}
