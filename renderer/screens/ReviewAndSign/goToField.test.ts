import { expect, it } from 'vitest'
import { fixVerb } from '#renderer/words/signOff.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import type { Field, Warning } from '#shared/chart/signOff/signOffItems.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { sheetOf } from './goToField.ts'
import { settles } from './ToRead.tsx'

type Way = Exclude<Field, { kind: 'timeline' }>

const day = aSession().prepared().started('saline', '14:00')
const off = (session: ASession) => signOff(session.chart, { now: session.at('16:00') })
const warned = (session: ASession, code: string): readonly Warning[] =>
  off(session).warnings.filter((warning) => warning.code === code)

/** Every kind of place there is, and the sheet that settles what stands there; a new kind does not compile without its own. */
const ways: { readonly [K in Exclude<Way['kind'], 'line'>]: readonly [Way & { readonly kind: K }, object | null] } = {
  event: [
    { kind: 'event', eventId: 'e1', lineId: null },
    { kind: 'setTime', target: { kind: 'event', eventId: 'e1' } },
  ],
  arrival: [{ kind: 'arrival' }, { kind: 'times' }],
  vitals: [{ kind: 'vitals' }, { kind: 'vitals' }],
  access: [{ kind: 'access' }, { kind: 'access' }],
  readiness: [{ kind: 'readiness' }, { kind: 'readiness' }],
  discharge: [{ kind: 'discharge' }, { kind: 'discharge' }],
  visit: [{ kind: 'visit' }, { kind: 'visit' }],
  session: [{ kind: 'session' }, { kind: 'times' }],
  earlier: [{ kind: 'earlier' }, { kind: 'linkEarlier' }],
  authorizations: [{ kind: 'authorizations' }, { kind: 'authorizations' }],
  // Above the drugs, with both of its answers.
  handoff: [{ kind: 'handoff' }, null],
  conflict: [{ kind: 'conflict' }, { kind: 'conflict' }],
  reaction: [{ kind: 'reaction' }, { kind: 'reaction' }],
  extravasation: [{ kind: 'extravasation' }, { kind: 'extravasation' }],
  alert: [
    { kind: 'alert', vitalsId: 'v1' },
    { kind: 'alert', vitalsId: 'v1' },
  ],
  accessReason: [
    { kind: 'accessReason', accessId: 'hand' },
    { kind: 'accessReason', accessId: 'hand' },
  ],
}

it('every place of a block or a warning has a verb and the sheet that settles it', () => {
  for (const [field, sheet] of Object.values(ways)) {
    expect(fixVerb(field)).not.toBe('')
    expect(sheetOf(day.chart, field)).toEqual(sheet)
  }
  const line = (what: Extract<Way, { kind: 'line' }>['what']) =>
    sheetOf(day.chart, { kind: 'line', lineId: 'saline', what })
  expect(line('stop')).toEqual({ kind: 'setTime', target: { kind: 'stop', lineId: 'saline' } })
  expect(['dose', 'check', 'disposition', 'times'].map((what) => line(what as never)?.kind)).toEqual([
    ...['dose', 'check', 'line', 'line'],
  ])
  expect(sheetOf(aSession().chart, { kind: 'arrival' })).toEqual({ kind: 'arrival' })
})

it('vitals out of range lead to what was done about them, and that settles it', () => {
  const high = day.vitals('14:10', { setType: 'step', systolic: 190, diastolic: 96 })
  const [field] = warned(high, 'vitals-alert-open').map((warning) => warning.field)
  if (field?.kind !== 'alert') throw new Error('it leads elsewhere')
  const answered = high.perform({ kind: 'answerAlert', vitalsId: field.vitalsId, answer: 'treated' }, { at: '14:15' })
  expect(warned(answered, 'vitals-alert-open')).toEqual([])
})

it('a further access without a reason leads to that access, also when the patient has gone', () => {
  const hand = { accessId: 'hand', device: 'peripheral', site: 'hand', side: 'left' } as const
  const gone = day.withEvent('AccessRecorded', hand, '14:05').stopped('saline', '14:45').discharged('15:00')
  const [field] = warned(gone, 'second-access-without-reason').map((warning) => warning.field)
  expect(field).toEqual({ kind: 'accessReason', accessId: 'hand' })
  const said = gone.perform({ kind: 'recordAccess', ...hand, reason: 'Poor vein' }, { at: '15:30' })
  expect(warned(said, 'second-access-without-reason')).toEqual([])
})

it('a drug no authorization covers leads whoever may put one down to the authorizations, and nobody else anywhere', () => {
  const treated = aSession({ authorizations: [] })
    .arrived('08:30')
    .withEvent('LineStarted', { lineId: 'rituximab', accessId: 'port' }, '09:10')
    .withEvent('LineStopped', { lineId: 'rituximab', doseGiven: null }, '13:00')
  const [mismatch] = warned(treated, 'authorization-mismatch')
  if (!mismatch) throw new Error('everything is covered')
  expect(mismatch.field).toEqual({ kind: 'authorizations' })
  expect([settles(['rn'], mismatch), settles(['charge'], mismatch)]).toEqual([false, true])
  const { authorizations } = brScheduled
  const put = treated.withEvent('AuthorizationsUpdated', { authorizations }, '15:00')
  const drugs = (session: ASession) => warned(session, 'authorization-mismatch').map(({ facts }) => facts.drug)
  expect(drugs(put)).not.toContain(mismatch.facts.drug)
})

it('the reason hydration was ordered for is the provider’s to say: it is read and leads nowhere', () => {
  const hydration: Warning = {
    ...{ code: 'hydration-without-reason', facts: { drug: 'Saline' } },
    field: { kind: 'line', lineId: 'saline', what: 'plan' },
  }
  expect(settles(['rn', 'charge'], hydration)).toBe(false)
})
