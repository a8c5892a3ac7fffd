import { Hl7Message as ForeignMessage } from '@medplum/core'
import { describe, expect, it } from 'vitest'
import { instantOnClock, isoWithOffset } from '#shared/kernel/instant.ts'
import { ackErrorWords, chargeOf } from './ackWords.ts'
import { readHl7Time } from './hl7Time.ts'
import { readAck } from './readAck.ts'
import { firstValue, type Hl7Message, readHl7 } from './readHl7.ts'
import { type InboundSite, readSchedule } from './readSchedule.ts'
import { writeAck } from './writeAck.ts'

const site: InboundSite = { zone: 'America/Chicago', authority: 'LAKESIDE' }
const header = (event: string, version = '2.5.1') =>
  `MSH|^~\\&|PMSYS|LAKESIDEPC|CHAIRSIDE|LAKESIDE|20261119180000-0600||${event}|C1|P|${version}`
const pid = 'PID|1||X9^^^OTHER^MR~MRN00042^^^LAKESIDE^MR||DOE^JANE^Q^^^^L||19520314|F'
const text = (...segments: readonly string[]): string => segments.join('\r')

function one(all: string): Hl7Message {
  const [first] = readHl7(all)
  if (!first?.ok) throw new Error(first ? `${first.error.place}: ${first.error.cause}` : 'nothing')
  return first.value
}
const taken = (...segments: readonly string[]) => {
  const read = readSchedule(one(text(...segments)), site)
  if (!read.ok) throw new Error(`${read.error.place}: ${read.error.cause}`)
  return read.value
}
const refused = (...segments: readonly string[]) => {
  const read = readSchedule(one(text(...segments)), site)
  if (read.ok) throw new Error('it was taken')
  return read.error
}

describe('messages of a text', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('are read with %s, a byte-order mark, frames and batch headers', (_what, end) => {
    const two = [header('ADT^A04'), pid, header('ADT^A08'), pid, 'ZZZ|1'].join(end)
    const read = readHl7(`\uFEFF\u000bFHS|^~\\&${end}BHS|x${end}${two}${end}\u001c${end}BTS|2`)
    expect(
      read.map((message) => message.ok && [message.value.type, message.value.event, message.value.segments.length]),
    ).toEqual([
      ['ADT', 'A04', 2],
      ['ADT', 'A08', 3],
    ])
  })

  it('do not take each other with them when one cannot be read', () => {
    const read = readHl7(text(header('ADT^A04'), 'not a segment', header('ADT^A08'), pid))
    expect(read.map((message) => message.ok)).toEqual([false, true])
    expect(read[0]).toMatchObject({ error: { place: 'message 1, segment 2' } })
  })

  it.each([
    ['', /the text is empty/],
    ['hello', /expected MSH/],
    ['MSH', /separator is missing/],
    ['MSH|^^\\&|', /are no separators/],
    ['MSH|^~\\&|a|b', /kind of message is missing/],
  ])('%j is refused in words', (bad, sentence) => {
    const [first] = readHl7(bad)
    expect(first?.ok === false && first.error.cause).toMatch(sentence)
  })

  it('have their escapes undone and their own separators followed', () => {
    const message = one('MSH#*!?%#A#B###20261119##ADT*A04#1#P#2.5.1\rPID#1##M1***L*MR##O?S?Brien?F?x?E?*J?X41?n?.br?e')
    expect(firstValue(message, 'PID', 5)).toBe('O*Brien|x?')
    expect(firstValue(message, 'PID', 5, 2)).toBe('JAn\ne')
  })
})

describe('times', () => {
  it.each([
    ['20261120084500-0600', '2026-11-20T08:45:00-06:00'],
    ['20261120094500-0500', '2026-11-20T08:45:00-06:00'],
    ['20261120084500', '2026-11-20T08:45:00-06:00'],
    ['202611200845', '2026-11-20T08:45:00-06:00'],
    ['20261120084500.1234-0600', '2026-11-20T08:45:00-06:00'],
    ['20261120', '2026-11-20T00:00:00-06:00'],
    ['20261320', null],
    ['202611202545', null],
    ['2026', null],
    ['yesterday', null],
  ])('%s is %s', (sent, iso) => {
    const found = readHl7Time(sent, 'America/Chicago')
    expect(found && isoWithOffset(found)).toBe(iso)
  })
})

describe('an appointment', () => {
  const sch =
    'SCH|APPT9001|F77||||INFUSION^CYCLE 3 DAY 1|||240|min|^^240^20261120084500-0600^20261120124500-0600||||||||||||||BOOKED'
  const resources = [
    'RGS|1|A',
    'AIS|1|A|96413^X^C4|20261120084500-0600',
    'AIL|1|A|INF^CH07^^LAKESIDE',
    'AIP|1|A|RN0107^LEE^MORGAN',
    'ZPM|1|x',
  ]

  it('is booked with its number, time, chair, nurse and the patient number of our own authority', () => {
    expect(taken(header('SIU^S12'), sch, pid, 'PV1|1|O|||||||||||||||||V55^^^PMSYS^VN', ...resources)).toMatchObject({
      kind: 'appointment',
      change: 'booked',
      placer: 'APPT9001',
      filler: 'F77',
      startsAt: instantOnClock('2026-11-20', '08:45', 'America/Chicago'),
      endsAt: instantOnClock('2026-11-20', '12:45', 'America/Chicago'),
      minutes: 240,
      status: 'BOOKED',
      procedure: '96413',
      chair: 'CH07',
      nurseId: 'RN0107',
      visitId: 'V55^^^PMSYS^VN',
      sentAt: instantOnClock('2026-11-19', '18:00', 'America/Chicago'),
      patient: { mrn: 'MRN00042', last: 'DOE', first: 'JANE', middle: 'Q', birthDate: '1952-03-14', sex: 'F' },
    })
  })

  it.each([
    ['S13', 'moved'],
    ['S14', 'changed'],
    ['S15', 'cancelled'],
    ['S17', 'deleted'],
    ['S26', 'no_show'],
  ])('%s is %s', (event, change) => expect(taken(header(`SIU^${event}`), sch, pid)).toMatchObject({ change }))

  it('of 2.8 has its times in TQ1, and minutes may come as seconds or hours', () => {
    const in28 = 'SCH|A|||||X|||7200|s'
    const tq1 = 'TQ1|||||||20261120084500-0600|20261120104500-0600'
    expect(taken(header('SIU^S12^SIU_S12', '2.8'), in28, tq1, pid)).toMatchObject({
      startsAt: instantOnClock('2026-11-20', '08:45', 'America/Chicago'),
      minutes: 120,
    })
    expect(taken(header('SIU^S12'), 'SCH|A||||||||2|h', 'AIS|1|A|X|202611200845', pid)).toMatchObject({ minutes: 120 })
  })

  it('that is gone needs no time; any other does, and every appointment a number', () => {
    expect(taken(header('SIU^S15'), 'SCH|A', pid)).toMatchObject({ startsAt: null })
    expect(refused(header('SIU^S12'), 'SCH|A', pid)).toMatchObject({ place: 'message 1, AIS-4', isOther: false })
    expect(refused(header('SIU^S12'), 'SCH|A||||||||||^^^soon', pid).cause).toBe('soon is no time')
    expect(refused(header('SIU^S12'), 'SCH|||||||||||^^^20261120084500', pid).place).toBe('message 1, SCH-1')
  })
})

describe('a patient', () => {
  it('arrives, is updated, does not come after all, or is merged', () => {
    const pv1 = `PV1|1|O${'|'.repeat(42)}20261120084000-0600`
    expect(taken(header('ADT^A04'), pid, pv1)).toMatchObject({
      kind: 'patient',
      change: 'arrived',
      arrivedAt: instantOnClock('2026-11-20', '08:40', 'America/Chicago'),
    })
    expect(taken(header('ADT^A08'), pid)).toMatchObject({ change: 'updated', arrivedAt: null })
    expect(taken(header('ADT^A11'), pid)).toMatchObject({ change: 'cancelled' })
    expect(taken(header('ADT^A40'), pid, 'MRG|OLD1^^^LAKESIDE^MR')).toMatchObject({
      change: 'merged',
      priorMrn: 'OLD1',
    })
  })

  it('without a number, or merged with nobody or itself, is refused with the field', () => {
    expect(refused(header('ADT^A04'), 'PID|1').place).toBe('message 1, PID-3')
    expect(refused(header('ADT^A04')).place).toBe('message 1, PID')
    expect(refused(header('ADT^A40'), pid).place).toBe('message 1, MRG-1')
    expect(refused(header('ADT^A40'), pid, 'MRG|MRN00042').cause).toMatch(/with itself/)
  })

  it('has the number typed MR, else the first, where our authority is not named', () => {
    const mrn = (field: string) => taken(header('ADT^A08'), `PID|1||${field}||DOE^J`).patient.mrn
    expect(mrn('A1^^^X^PI~B2^^^Y^MR')).toBe('B2')
    expect(mrn('A1~B2')).toBe('A1')
  })
})

describe('our answer', () => {
  const at = { now: instantOnClock('2026-11-20', '08:41', 'America/Chicago'), controlId: 'CS1' }

  it('repeats the control id and changes the places, as a parser we did not write reads it', () => {
    const ack = ForeignMessage.parse(writeAck(one(text(header('ADT^A04'), pid)), { code: 'AA', fault: null }, at))
    expect(ack.getSegment('MSA')?.getField(1).toString()).toBe('AA')
    expect(ack.getSegment('MSA')?.getField(2).toString()).toBe('C1')
    expect(ack.getSegment('MSH')?.getField(3).toString()).toBe('CHAIRSIDE')
    expect(ack.getSegment('MSH')?.getField(5).toString()).toBe('PMSYS')
  })

  it('is read back by our own reader with its place, in old versions and new', () => {
    for (const version of ['2.3', '2.5.1']) {
      const message = one(text(header('ADT^A04', version), 'PID|1'))
      const fault = refused(header('ADT^A04', version), 'PID|1')
      const read = readAck(writeAck(message, { code: 'AE', fault }, at))
      expect(read).toMatchObject({ ok: true, value: { code: 'AE', controlId: 'C1', outcome: 'person' } })
      expect(read.ok && read.value.errors[0]).toMatchObject({ segment: 'PID', field: 3, code: '102' })
    }
  })

  it('to a message of another kind is AR', () => {
    const fault = refused(header('ORU^R01'), pid)
    expect(fault.isOther).toBe(true)
    const read = readAck(writeAck(one(text(header('ORU^R01'), pid)), { code: 'AR', fault }, at))
    expect(read).toMatchObject({ value: { outcome: 'stop' } })
  })
})

describe('the answer of a receiver', () => {
  const ack = (...segments: readonly string[]) => readAck(text(header('ACK^P03^ACK'), ...segments))

  it.each([
    ['AA', [], 'delivered'],
    ['CA', [], 'delivered'],
    ['AE', ['ERR|||207^Internal^HL70357|E'], 'again'],
    ['CE', ['ERR|||206^Locked^HL70357|E'], 'again'],
    ['AE', ['ERR|||205^Duplicate^HL70357|E'], 'was_there'],
    ['AE', ['ERR||FT1^2^10|102^Data type error^HL70357|E||||quantity is not a number'], 'person'],
    ['AE', ['ERR|||207^x|E', 'ERR||PID^1^3|101^x|E'], 'person'],
    ['AE', [], 'person'],
    ['AR', ['ERR|||200^Unsupported^HL70357|E'], 'stop'],
    ['CR', [], 'stop'],
  ])('%s with %j is %s', (code, errors, outcome) => {
    expect(ack(`MSA|${code}|X-R1`, ...errors)).toMatchObject({ ok: true, value: { controlId: 'X-R1', outcome } })
  })

  it('is put into words at our line and field', () => {
    const read = ack('MSA|AE|X', 'ERR||FT1^2^10|102^Data type error^HL70357|E||||quantity is not a number')
    const [error] = read.ok ? read.value.errors : []
    if (!error) throw new Error('an error')
    expect(ackErrorWords(error)).toBe('FT1 2, units: the value has the wrong form (quantity is not a number).')
    expect(chargeOf(error)).toBe(1)
  })

  it('in 2.3 names its place in ERR-1, or says it in MSA-3', () => {
    const place = ack('MSA|AE|X', 'ERR|FT1^1^7^103&Table value not found')
    expect(place.ok && place.value.errors.map(ackErrorWords)).toEqual([
      'FT1 1, charge code: the value is not in the receiver’s table (Table value not found).',
    ])
    const said = ack('MSA|AE|X|unknown provider')
    expect(said.ok && said.value.errors.map(ackErrorWords)).toEqual(['unknown provider.'])
  })

  it('without an MSA, or with another code, is no answer', () => {
    expect(ack()).toMatchObject({ ok: false, error: { place: 'message 1, MSA-1' } })
    expect(ack('MSA|OK|X')).toMatchObject({ ok: false })
    expect(readAck('garbage')).toMatchObject({ ok: false })
  })
})

describe('what is known of a patient beside the name', () => {
  const facts = (...segments: readonly string[]) => taken(header('ADT^A08'), ...segments).patient
  const withLanguage = (value: string) => facts(`PID|1||M1||DOE^J||||||||||${value}`).language

  it('is the language in words, whether it was sent as a code of two or three letters or as a text', () => {
    expect(['es', 'SPA', 'pl^Polish^ISO639', '^Hmong', ''].map(withLanguage)).toEqual([
      'Spanish',
      'Spanish',
      'Polish',
      'Hmong',
      null,
    ])
  })

  it('is the emergency contact, not the next of kin, by the number as any version writes it', () => {
    const contact = (...segments: readonly string[]) => facts('PID|1||M1||DOE^J', ...segments).emergencyContact
    const kin = 'NK1|1|ROE^RITA|SPO^Spouse||3125550100||N'
    expect(contact(kin)).toBeNull()
    expect(contact(kin, 'NK1|2|NOWAK^ANNA|DAU^Daughter||^PRN^PH^^1^312^5550188||C^Emergency')).toEqual({
      name: 'ANNA NOWAK',
      relationship: 'Daughter',
      phone: '3125550188',
    })
    expect(contact('NK1|1|LEE^MO|FTH||^PRN^PH^^^^^^^^^+13125550177')).toMatchObject({ phone: '+13125550177' })
    expect(contact('NK1|1|LEE^MO|FTH')).toBeNull()
  })

  it('is every alert once: ambulatory status and the notes about the patient, no note about anything else', () => {
    const known = facts(
      'PID|1||M1||DOE^J',
      'PD1||||',
      'NTE|1||Lives alone~Needs a lift',
      'NTE|2||Lives alone',
      'NK1|1|LEE^MO|FTH',
      'NTE|1||Call after five',
      'PV1|1|O|||||||||||||A6~A0~B1',
    )
    expect(known.alerts).toEqual(['Hears poorly', 'On oxygen', 'Lives alone', 'Needs a lift'])
  })

  it('is every allergy with its severity, and none without a substance', () => {
    const known = facts(
      'PID|1||M1||DOE^J',
      'AL1|1|DA|J01CE^Penicillin^ATC|SV|Hives~Swelling',
      'AL1|2|FA|^Peanut',
      'AL1|3|DA||MO',
    )
    expect(known.allergies).toEqual([
      { substance: 'Penicillin', reaction: 'Hives, Swelling', severity: 'severe' },
      { substance: 'Peanut', reaction: '', severity: 'unknown' },
    ])
  })
})
