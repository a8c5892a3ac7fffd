import { describe, expect, it } from 'vitest'
import type { Reply } from '#shared/ipc/envelope.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'

/** Whatever is wrong with a request: one clear no, and not a row of the record is another afterwards (design 12.15). */

async function aRunningDay() {
  const desk = await backendForTest()
  await desk.signIn('lena-ortiz')
  await desk.signIn('grace-kim')
  const brDay = await brDayAt(desk, await desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  return { desk, brDay }
}

type Ask = (given: { desk: TestBackend; brDay: BrDay }) => { as?: string; method: string; input: unknown }

const tap = (desk: TestBackend, brDay: BrDay, changes: object): object => ({
  commandId: desk.newId(),
  sessionId: brDay.sessionId,
  command: { kind: 'writeNote', text: 'resting' },
  happenedAt: desk.clock.now(),
  source: 'tap',
  ...changes,
})

const perform =
  (changes: (desk: TestBackend, brDay: BrDay) => object, as = 'dana-reyes'): Ask =>
  ({ desk, brDay }) => ({ as, method: 'chart.perform', input: tap(desk, brDay, changes(desk, brDay)) })

const cases: readonly (readonly [what: string, ask: Ask, no: object])[] = [
  ['a wrong type', perform(() => ({ command: { kind: 'writeNote', text: 7 } })), fault('bad-input', /^command\.text /)],
  ['an unknown command', perform(() => ({ command: { kind: 'fly' } })), fault('bad-input', /^command/)],
  ['no input at all', () => ({ method: 'chart.perform', input: null }), fault('bad-input', /^commandId /)],
  ['a list for an object', () => ({ method: 'chart.perform', input: [1] }), fault('bad-input', /./)],
  ['an unknown session', perform(() => ({ sessionId: 'nobody' })), refusal('session-unknown')],
  [
    'an unknown drug line',
    perform(() => ({ command: { kind: 'startLine', lineId: 'none', accessId: 'a1' } })),
    refusal('line-unknown'),
  ],
  [
    'a role that does not include it',
    perform(
      (_, { line }) => ({ command: { kind: 'startLine', lineId: line('bendamustine').id, accessId: 'a1' } }),
      'lena-ortiz',
    ),
    refusal('not-allowed'),
  ],
  ['a biller at the chair', perform(() => ({}), 'grace-kim'), refusal('not-allowed')],
  ['nobody signed in', perform(() => ({}), 'stranger'), fault('not-signed-in', /Nobody/)],
  [
    'too much',
    perform(() => ({ command: { kind: 'writeNote', text: 'x'.repeat(1_100_000) } })),
    fault('too-large', /larger/),
  ],
  [
    'a longer note than the record takes',
    perform(() => ({ command: { kind: 'writeNote', text: 'x'.repeat(2001) } })),
    fault('bad-input', /^command\.text /),
  ],
  [
    'a time that is still to come',
    perform((desk) => ({ happenedAt: addMinutes(desk.clock.now(), 3) })),
    refusal('time-in-future'),
  ],
  ['a time that is no time', perform(() => ({ happenedAt: '09:10' })), fault('bad-input', /^happenedAt /)],
  [
    'a stop before its start',
    perform((desk, { line }) => ({
      command: { kind: 'stopLine', lineId: line('rituximab').id, doseGiven: line('rituximab').dose },
      happenedAt: addMinutes(desk.clock.now(), -1),
    })),
    refusal('stop-before-start'),
  ],
  [
    'the wrong PIN of the second person',
    perform((_, { line }) => ({
      command: { kind: 'giveSecondCheck', lineId: line('bendamustine').id },
      witness: { userId: 'marcus-hale', pin: '0000' },
    })),
    refusal('witness-pin-wrong'),
  ],
  [
    'a signature without a PIN',
    perform(() => ({ command: { kind: 'sign', warningsAccepted: [], statement: 'S1' } })),
    refusal('pin-wrong'),
  ],
  ['an unknown method', () => ({ method: 'chart.erase', input: {} }), fault('unknown-method', /./)],
  ['a day that is no day', () => ({ method: 'day.list', input: { day: 'today' } }), fault('bad-input', /^day /)],
  [
    'an unknown session to export',
    () => ({ as: 'grace-kim', method: 'claim.export', input: { sessionId: 'nobody', format: '837p' } }),
    refusal('session-unknown'),
  ],
  [
    'an unknown format to export',
    () => ({ as: 'grace-kim', method: 'claim.export', input: { sessionId: 'nobody', format: 'fax' } }),
    fault('bad-input', /^format /),
  ],
  [
    'a file that is no session document',
    () => ({ as: 'grace-kim', method: 'session.import', input: { document: { format: 'other' } } }),
    refusal('document-unreadable'),
  ],
  [
    'a session document of a newer form',
    () => ({
      as: 'grace-kim',
      method: 'session.import',
      input: { document: { format: 'chairside.session', formatVersion: 2 } },
    }),
    refusal('document-unreadable'),
  ],
]

function fault(code: string, message: RegExp): object {
  return { kind: 'fault', fault: { code, message: expect.stringMatching(message) } }
}

function refusal(code: string): object {
  return { kind: 'refusal', refusal: { code } }
}

describe('a request with', { timeout: 20_000 }, () => {
  it.each(cases)('%s is a clear no that changes nothing', async (_what, ask, no) => {
    const given = await aRunningDay()
    const rows = given.desk.hashRows()
    const { as = 'dana-reyes', ...request } = ask(given)
    const reply: Reply = await given.desk.transport(as).request(request)
    expect(reply).toMatchObject(no)
    expect(given.desk.hashRows()).toBe(rows)
  })

  it('a command id that stood for another command is a clear no that changes nothing', async () => {
    const { desk, brDay } = await aRunningDay()
    const first = tap(desk, brDay, { commandId: 'twice' })
    const nurse = desk.transport('dana-reyes')
    expect((await nurse.request({ method: 'chart.perform', input: first })).kind).toBe('value')
    const rows = desk.hashRows()
    const other = tap(desk, brDay, { commandId: 'twice', command: { kind: 'writeNote', text: 'another' } })
    expect(await nurse.request({ method: 'chart.perform', input: other })).toMatchObject(
      fault('bad-input', /^commandId: another command/),
    )
    expect(desk.hashRows()).toBe(rows)
  })
})

describe('a record', () => {
  it('notices a change: the hash of its rows is not the same after a note', async () => {
    const { desk, brDay } = await aRunningDay()
    const rows = desk.hashRows()
    await brDay.tap('09:11', 'writeNote', { text: 'comfortable' })
    expect(desk.hashRows()).not.toBe(rows)
  })
})

describe('wrong PINs', { timeout: 20_000 }, () => {
  const attempt = (desk: TestBackend, pin: string) =>
    desk.api('door').call('people.signIn', { userId: 'dana-reyes', pin })

  it('lock a person out after five, also for the right PIN, also after a new start, until the time is over', async () => {
    const desk = await backendForTest()
    const wrong = [await attempt(desk, '0000'), await attempt(desk, '0001'), await attempt(desk, '0002')]
    expect(wrong.map((answer) => answer.kind === 'refusal' && answer.refusal.facts.left)).toEqual(['4', '3', '2'])
    await attempt(desk, '0003')
    expect(await attempt(desk, '0004')).toMatchObject({ refusal: { code: 'locked-out' } })
    expect(await attempt(desk, '1111')).toMatchObject({ refusal: { code: 'locked-out' } })
    desk.close()
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    expect(await attempt(again, '1111')).toMatchObject({ refusal: { code: 'locked-out' } })
    again.clock.pass(16)
    expect((await attempt(again, '1111')).kind).toBe('value')
  })

  it('count one by one when many are tried at once', async () => {
    const desk = await backendForTest()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => attempt(desk, `00${10 + n}`)))
    const codes = answers.map((answer) => (answer.kind === 'refusal' ? answer.refusal.code : answer.kind))
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(4)
    expect(await attempt(desk, '1111')).toMatchObject({ refusal: { code: 'locked-out' } })
  })

  it('are kept in the record, each with what it was for', async () => {
    const desk = await backendForTest()
    await attempt(desk, '7301')
    const entries = desk.auditEntries()
    expect(entries).toMatchObject([{ kind: 'audit.pinRefused', userId: 'dana-reyes', payload: { purpose: 'sign in' } }])
    expect(JSON.stringify(entries)).not.toContain('7301')
  })
})
