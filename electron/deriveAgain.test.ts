import { describe, expect, it, vi } from 'vitest'
import { usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { aView } from '#test/builders/aView.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { asAnEarlierProgramLeftIt } from '#test/builders/earlierProgram.ts'
import { aDeskAt, aSignedDay, soon, syncs } from '#test/builders/syncingDesk.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'
import { readings } from './desk/delivery/deriveAgain.ts'
import { keptKinds } from './desk/delivery/keepNote.ts'

/** Everything a workstation keeps beside its entries and can read out of them. */
const derived = [
  "select * from board where day = '2026-03-02' order by session_id",
  'select * from worklist order by session_id',
  'select * from visit_reports order by session_id',
  'select * from question_entries order by entry_id',
  'select * from question_threads order by question_id',
  'select * from restricted_patients order by patient_id',
  'select * from emergencies order by event_id',
  'select id, name, roles, active, changed_utc from users order by id',
  "select id, body from documents where id = 'limits'",
  "select id, body from documents where id = 'recalled-lots'",
  "select id, body from documents where id = 'codingSwitches'",
  'select user_id, name, view from worklist_views',
  // The demo’s own came with the demo, not in an entry.
  "select * from receipts where id not like 'demo-%' order by id",
  "select * from receipt_strikes where receipt_id not like 'demo-%'",
  'select * from office_authorizations',
  'select * from office_letters',
] as const

function listsOf({ folder }: TestBackend): readonly (readonly unknown[])[] {
  const db = connect(databaseFile(folder), testKey, { readonly: true })
  try {
    return derived.map((sql) => db.prepare(sql).all())
  } finally {
    db.close()
  }
}

/** One of everything that travels as a note, made on another workstation and fetched by `here`. */
async function everythingTold() {
  const file = await aVisitAsAFile()
  const hub = await hubForTest()
  const [there, here] = [await aDeskAt(hub, { clock: file.clock }), await aDeskAt(hub, { clock: file.clock })]
  const { desk } = there
  const { sessionId } = await aSignedDay(desk, there.nurse)
  const [priya, ruth] = [await desk.signIn('priya-nair', 'charge'), await desk.signIn('ruth-bell', 'admin')]
  const { patients } = await desk.value(priya, 'restricted.find', { text: 'Molina' })
  const mark = { patientId: patients[0]?.patientId ?? '', mrn: patients[0]?.mrn ?? '', staffId: null }
  await desk.value(priya, 'restricted.put', { ...mark, isRestricted: true, reason: 'Known in public' })
  await desk.value(ruth, 'limits.put', { limits: { ...usualLimits, systolicFall: 25 } })
  const noor = { id: null, name: 'Noor El-Amin', credential: 'RN', roles: ['rn' as const], chemoCompetent: true }
  const entry = { payerId: null, from: '2026-03-02', switches: { distinctModifier: 'XS' as const } }
  await desk.value(ruth, 'limits.putSwitches', { entry })
  await desk.value(ruth, 'people.put', noor)
  await desk.value(desk.api('door'), 'emergency.enter', { userId: 'marcus-hale', reason: 'Reaction in chair 4' })
  await desk.value(ruth, 'recalls.change', { ndc: null, lot: 'RX26', note: 'Letter', recalled: true })
  const tom = await desk.signIn('tom-archer', 'manager')
  const { id: _id, struck: _struck, ...receipt } = aReceipt()
  const { id } = await desk.value(tom, 'receipts.enter', { receipt, corrects: null })
  const corrects = { id, reason: 'Five packages' }
  await desk.value(tom, 'receipts.enter', { receipt: { ...receipt, packages: 5 }, corrects })
  await desk.value(there.biller, 'worklist.saveView', { name: 'Mine', view: aView })
  const { events } = await desk.value(there.biller, 'chart.open', { sessionId })
  const [own] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? event.payload.authorizations : []))
  if (!own) throw new Error('the visit is authorized')
  const authorization = { ...own, number: 'R-7781' }
  await desk.value(there.biller, 'claim.authorize', { sessionId, authorization, isWithdrawn: false })
  const letter = { sessionId, authorizationId: own.id, name: 'l.pdf', base64: 'JVBERi0=' }
  await desk.value(there.biller, 'claim.attachLetter', letter)
  await desk.value(there.biller, 'questions.ask', { sessionId, lineId: null, words: 'When did it stop?' })
  await desk.value(there.nurse, 'session.import', { document: file.document as never })
  await vi.waitFor(async () => {
    for (const at of [there, here]) await syncs(at.desk, at.nurse)
    await here.desk.value(here.nurse, 'chart.open', { sessionId: file.sessionId })
    for (const rows of listsOf(here.desk)) expect(rows).not.toEqual([])
  }, soon)
  here.desk.close()
  return here.desk
}

/** A visit of a workstation that is gone, as the file it was carried in. */
async function aVisitAsAFile() {
  const gone = await backendForTest()
  const nurse = await gone.signIn('dana-reyes')
  const brDay = await brDayAt(gone, nurse)
  await beginBrDay(brDay)
  const { document } = await gone.value(nurse, 'session.document', { sessionId: brDay.sessionId })
  return { clock: gone.clock, sessionId: brDay.sessionId, document }
}

describe('a record that an earlier program made', { timeout: 60_000 }, () => {
  it('means after the update what its entries say, as if this program had fetched them', async () => {
    const here = await everythingTold()
    const before = listsOf(here)
    asAnEarlierProgramLeftIt(databaseFile(here.folder), 220)
    here.clock.pass(24 * 60)
    // Switched off at once: whose chart is restricted is known before anybody asks, the other lists wait for the next start.
    const short = await backendForTest({ folder: here.folder, clock: here.clock, ports: { later: () => () => {} } })
    const isNote = derived.map((sql) => !/from (board|worklist|visit_reports)/.test(sql))
    expect(listsOf(short).filter((_, index) => isNote[index])).toEqual(before.filter((_, index) => isNote[index]))
    expect(listsOf(short)).not.toEqual(before)
    short.close()
    const again = await backendForTest({ folder: here.folder, clock: here.clock })
    await vi.waitFor(() => expect(listsOf(again)).toEqual(before), soon)
    expect(again.faults).toEqual([])
    // And once only.
    again.close()
    const db = connect(databaseFile(here.folder), testKey)
    db.exec('delete from restricted_patients')
    db.close()
    const later = await backendForTest({ folder: here.folder, clock: here.clock })
    expect(listsOf(later)[derived.findIndex((sql) => sql.includes('restricted_patients'))]).toEqual([])
  })
})

it('says with a number how much is read out of entries: whoever reads another kind of note raises it', () => {
  const read = [
    ...['personChanged', 'limitsChanged', 'chartRestricted', 'emergencyAccess', 'emergencySeen'],
    ...['claimDecided', 'authorizationEntered', 'letterAttached', 'sessionExported', 'lotRecalled', 'lotRecallLifted'],
    ...['receiptEntered', 'receiptStruck', 'replacementNoted', 'viewChanged', 'providerKept', 'payerKept'],
    ...['chairsChanged', 'idleLockChanged', 'formularyChanged'],
  ]
  // 2: `limitsChanged` carries the minutes for the chair and the office's clocks as well. 3: the office’s answers, saved claims, recalled lots and views. 6: authorizations and letters of the office. 7: what makers replace. 8: `limitsChanged` carries coding switches. 9: the lists' planned ends follow rates, bags and pauses. 10: providers and payers that were typed in; `limitsChanged` carries what the practice is called.
  expect({ readings, read: keptKinds }).toEqual({ readings: 10, read })
})
