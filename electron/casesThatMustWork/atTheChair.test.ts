import { expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { decideDrugs } from '#shared/billing/decideDrugs.ts'
import { chartedBy } from '#shared/chart/chartedBy.ts'
import { resumeAsk } from '#shared/chart/safety/reactionRate.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { type BillingFacts, noBillingFacts } from '#shared/claim/billerDecisions.ts'
import type { CodingResult } from '#shared/coding/types.ts'
import { aCase, added, aRunningCase, at, day, forgotten, march } from '#test/builders/aCase.ts'
import { readySheet } from '#test/builders/aSession.ts'
import { endBrDay } from '#test/builders/chartBrDay.ts'

/** "96413 × 1": what a line's minutes are reported as. */
const codesOf = (result: CodingResult, lineId: string): readonly string[] =>
  result.lines.filter(({ serviceIds }) => serviceIds.includes(lineId)).map(({ code, units }) => `${code} × ${units}`)

it('Patient moves chairs', async () => {
  const { tap, chart, line, minutes, rituximab, desk, nurse } = await aRunningCase()
  const priya = await desk.signIn('priya-nair')
  await tap('09:30', { kind: 'moveChair', chair: '7' }, { as: priya })
  expect((await line(rituximab.id)).state).toBe('running')
  await tap('10:10', { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose })
  expect(await minutes(rituximab.id)).toBe(60)
  const { sessionId } = await chart()
  const { sessions } = await desk.value(nurse, 'day.list', { day: '2026-03-02' })
  expect(sessions.find((row) => row.sessionId === sessionId)?.chair).toBe('7')
  const moves = (await chart()).history.filter(({ event }) => event.kind === 'ChairMoved')
  expect(moves.map(({ event }) => event.happenedAt)).toEqual([at('09:30')])
})

it('Nurse handoff / lunch', async () => {
  const { tap, chart, line, desk, refused, rituximab } = await aRunningCase()
  await tap('11:00', { kind: 'offerHandoff', toUserId: 'marcus-hale', as: 'lunch' })
  const handoffId = (await chart()).ties.handoff?.stamp.eventId ?? ''
  expect(await refused('11:01', { kind: 'acceptHandoff', handoffId })).toBe('handoff-not-yours')
  const marcus = await desk.signIn('marcus-hale')
  await tap('11:02', { kind: 'acceptHandoff', handoffId }, { as: marcus })
  await tap('11:10', { kind: 'pauseLine', lineId: rituximab.id, reason: 'bathroom' }, { as: marcus })
  await tap('11:20', { kind: 'endCover', handoffId })
  await tap('11:21', { kind: 'resumeLine', lineId: rituximab.id })
  const { pauses } = await line(rituximab.id)
  expect(pauses.map(({ from, to }) => [from.userId, to?.userId])).toEqual([['marcus-hale', 'dana-reyes']])
  expect(chartedBy(await chart()).map(({ userId }) => userId)).toEqual(['dana-reyes', 'marcus-hale'])
})

it('Reaction pauses drug', async () => {
  const { tap, chart, line, minutes, refused, rituximab } = await aRunningCase()
  const { id: lineId } = rituximab
  await tap('09:11', { kind: 'changeRate', lineId, rateMlPerHour: '100', reason: 'order_change' })
  await tap('09:40', { kind: 'openReaction', reactionId: 'r1', symptoms: ['flushing'], pauseRunning: true })
  expect((await line(lineId)).state).toBe('paused')
  expect((await chart()).care.reactions).toHaveLength(1)
  expect(await refused('10:00', { kind: 'resumeLine', lineId })).toBe('resume-needs-rate')
  expect(resumeAsk(await chart(), lineId)?.offer).toBe('50')
  await tap('10:10', { kind: 'resumeLine', lineId, rateMlPerHour: '50' })
  await tap('10:40', { kind: 'stopLine', lineId, doseGiven: rituximab.dose })
  expect(await minutes(lineId)).toBe(60)
  // Both spans are one drug: thirty minutes before the pause and thirty after it are its first hour.
  const { input, result } = codeChart(await chart())
  expect(input.services.filter(({ hcpcs }) => hcpcs === 'J9312').map(({ id }) => id)).toEqual([lineId])
  expect(codesOf(result, lineId)).toEqual(['96413 × 1'])
})

it('Stopped early, rest discarded', async () => {
  const { tap, chart, line, rituximab, brDay } = await aRunningCase()
  const { id: lineId } = rituximab
  const half = { amount: '350', unit: 'mg' }
  await tap('10:40', { kind: 'stopLine', lineId, early: 'reaction', doseGiven: half })
  expect(await line(lineId)).toMatchObject({ state: 'stopped_early', doseGiven: half })
  const [stocked] = brDay.line('rituximab').stocked.filter(({ size }) => size.amount === '500')
  if (!stocked) throw new Error('the shelf has a 500 mg vial')
  const { ndc, size, type, lot, expires, volumeMl } = stocked
  const vial = { id: 'v1', ndc, size, type, lot, expires, scanned: true, ...(volumeMl ? { volumeMl } : {}) }
  const rest = { used: '350', wasted: '150', kept: '0', wasteReason: 'stopped_reaction' as const }
  await tap(
    '10:45',
    { kind: 'recordContainers', lineId, nothingWasted: false, containers: [{ ...vial, ...rest }] },
    { witness: 'marcus-hale' },
  )
  const { drugs, result } = codeChart(await chart())
  // The ninety minutes that ran are coded.
  expect(codesOf(result, lineId)).toEqual(['96413 × 1'])
  // Waste for another reason than a remainder is nobody's to claim before a biller has looked at it.
  const chartNow = await chart()
  const billed = (decisions: BillingFacts['decisions']) =>
    decideDrugs(chartNow, drugs, day, { ...noBillingFacts, decisions }).find((one) => one.lineId === lineId)
  const unseen = billed([])
  expect(unseen?.result.lines.map(({ modifiers, units }) => [modifiers.join(), units])).toEqual([['JZ', 35]])
  expect(unseen?.result.issues.filter(({ code }) => code === 'waste_reason_review')).toMatchObject([{ stops: 'claim' }])
  const seen = billed([{ lineId, about: 'waste', answer: 'report' }])
  expect(seen?.result.lines.map(({ modifiers, units }) => [modifiers.join(), units])).toContainEqual(['JW', 15])
})

it('Mixed, never hung', async () => {
  const { tap, chart, line, desk, brDay, rituximab } = await aRunningCase()
  const { id: lineId, stocked } = brDay.line('bendamustine')
  await tap('09:20', { kind: 'releaseLine', lineId })
  await tap('09:40', { kind: 'markNotGiven', lineId, reason: 'patient_declined' })
  const [vial] = stocked
  if (!vial) throw new Error('the shelf has bendamustine')
  const { ndc, size, type, lot, expires, volumeMl } = vial
  const facts = { id: 'v1', ndc, size, type, lot, expires, scanned: true, ...(volumeMl ? { volumeMl } : {}) }
  const all = { used: '0', wasted: size.amount, kept: '0', wasteReason: 'mixed_never_started' as const }
  await tap(
    '09:45',
    { kind: 'recordContainers', lineId, nothingWasted: false, containers: [{ ...facts, ...all }] },
    { witness: 'marcus-hale' },
  )
  expect((await line(lineId)).state).toBe('not_given')
  const { result, drugs } = codeChart(await chart())
  expect(result.lines.flatMap(({ serviceIds }) => serviceIds)).not.toContain(lineId)
  expect(drugs.map((drug) => drug.lineId)).not.toContain(lineId)
  // Its cost goes to the loss report and to the list of what the maker may replace, once the visit is signed.
  const manager = await desk.signIn('tom-archer', 'manager')
  const lost = async () => (await desk.value(manager, 'reports.losses', march)).rows
  expect(await lost()).toEqual([])
  await tap('13:25', { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose })
  await endBrDay(brDay)
  expect((await brDay.sign('15:05')).kind).toBe('value')
  const container = { sessionId: brDay.sessionId, lineId, containerId: 'v1', day, lot, ndc }
  const loss = { ...container, amount: size.amount, unit: size.unit, reason: 'mixed_never_started' }
  expect(await lost()).toMatchObject([loss])
  const { totals } = await desk.value(manager, 'reports.losses', march)
  expect(totals.byReason).toMatchObject([{ reason: 'mixed_never_started', containers: 1 }])
  const { rows } = await desk.value(manager, 'reports.replacements', march)
  expect(rows).toMatchObject([{ ...loss, state: 'to_ask' }])
})

it('Two lines at once', async () => {
  const visit = await aRunningCase()
  const { tap, chart, refused } = visit
  await tap('09:15', added(visit, 'beside'))
  expect(await refused('09:20', { kind: 'startLine', lineId: 'beside', accessId: 'a1' })).toBe('same-line-question')
  const second = { accessId: 'a2', device: 'picc', site: 'upper_arm', side: 'right', lumens: ['red', 'white'] } as const
  await tap('09:21', { kind: 'recordAccess', ...second, lumens: [...second.lumens], reason: 'Incompatible drugs' })
  await tap('09:22', { kind: 'startLine', lineId: 'beside', accessId: 'a2', lumen: 'red' })
  const running = (await chart()).lines.filter(({ state }) => state === 'running')
  expect(running.map(({ accessId, lumen }) => [accessId, lumen])).toEqual([
    ['a1', null],
    ['a2', 'red'],
  ])
  // The other lumen of the same catheter asks nothing, and is the same access for coding.
  await tap('09:23', added(visit, 'third'))
  await tap('09:24', { kind: 'startLine', lineId: 'third', accessId: 'a2', lumen: 'white' })
  const { services } = codeChart(await chart(), { now: at('09:40') }).input
  expect(services.filter(({ access }) => access === 'a2').map(({ id, accessReason }) => [id, accessReason])).toEqual([
    ['beside', 'Incompatible drugs'],
    ['third', 'Incompatible drugs'],
  ])
  await tap('09:50', { kind: 'stopLine', lineId: 'beside', doseGiven: null })
  expect(signOff(await chart(), { now: at('10:00') }).blocks.map(({ code }) => code)).not.toContain(
    'same-line-question',
  )
})

it('Same drug, second bag', async () => {
  const { tap, line, minutes, chart, rituximab } = await aRunningCase()
  const { id: lineId } = rituximab
  await tap('10:20', { kind: 'changeBag', lineId, emptySince: at('10:10'), lot: 'LS-BAG-2' })
  await tap('10:40', { kind: 'stopLine', lineId, doseGiven: rituximab.dose })
  expect((await line(lineId)).bags).toMatchObject([{ lot: 'LS-BAG-2' }])
  expect(await minutes(lineId)).toBe(80)
  expect((await chart()).lines.filter(({ plan }) => plan.catalogue.hcpcs === 'J9312')).toHaveLength(1)
})

it('Same drug given twice (push then drip)', async () => {
  const visit = await aCase()
  const { tap, chart, brDay } = visit
  await tap('08:20', { kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
  await tap('08:21', { kind: 'recordVitals', setType: 'baseline', pulse: 76 })
  await tap('08:22', { kind: 'recordAccess', accessId: 'a1', device: 'peripheral', site: 'forearm', side: 'left' })
  await tap('08:25', readySheet)
  const drip = brDay.line('dexamethasone')
  const { plannedMinutes: _none, ...pushed } = drip
  await tap('08:30', {
    kind: 'addLine',
    line: { ...pushed, id: 'push', sequence: 9, role: 'supportive', route: 'iv_push' },
  })
  await tap('08:31', { kind: 'givePush', lineId: 'push', accessId: 'a1', doseGiven: drip.dose })
  await tap('08:45', { kind: 'startLine', lineId: drip.id, accessId: 'a1' })
  await tap('09:05', { kind: 'stopLine', lineId: drip.id, doseGiven: null })
  const given = (await chart()).lines.filter(
    ({ plan, state }) => plan.catalogue.hcpcs === drip.catalogue.hcpcs && state !== 'planned',
  )
  expect(given.map(({ state }) => state).sort()).toEqual(['completed', 'given'])
  const { input, drugs, result } = codeChart(await chart())
  expect(input.services.map(({ id }) => id)).toEqual(expect.arrayContaining(['push', drip.id]))
  // One drug of the bill, whose units are both doses together; the infusion alone has a code (R13).
  const both = drugs.filter(({ drug }) => drug === drip.catalogue.drug)
  expect(both.map(({ input: { serviceIds } }) => [...(serviceIds ?? [])].sort())).toEqual([['push', drip.id].sort()])
  expect(codesOf(result, drip.id)).toEqual(['96365 × 1'])
  expect(codesOf(result, 'push')).toEqual([])
})

it('Hydration around chemo', async () => {
  const visit = await aRunningCase()
  const { tap, chart, brDay, rituximab } = visit
  const saline = brDay.line('sodium')
  await tap('09:30', { kind: 'startLine', lineId: saline.id, accessId: 'a1', sameLineOnPurpose: true })
  await tap('10:10', { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose })
  await tap('10:20', { kind: 'stopLine', lineId: saline.id, doseGiven: null })
  const { result } = codeChart(await chart())
  // Fifty minutes ran, forty of them beside rituximab: ten are left, and ten are no hydration.
  expect(result.lines.flatMap(({ serviceIds }) => serviceIds)).not.toContain(saline.id)
  expect(result.notCounted.map(({ serviceId }) => serviceId)).toContain(saline.id)
})

it('Flush / keep-open fluid', async () => {
  const visit = await aRunningCase()
  const { tap, chart, rituximab, brDay } = visit
  await tap('09:12', { kind: 'recordFlush', accessId: 'a1', volumeMl: '10', solution: 'saline' })
  await tap('10:10', { kind: 'stopLine', lineId: rituximab.id, doseGiven: rituximab.dose })
  const { reason: _reason, ...saline } = brDay.line('sodium')
  await tap('10:11', { kind: 'addLine', line: { ...saline, id: 'open', sequence: 9, purpose: 'kvo' } })
  await tap('10:12', { kind: 'startLine', lineId: 'open', accessId: 'a1' })
  await tap('12:12', { kind: 'stopLine', lineId: 'open', doseGiven: null })
  const { result, drugs } = codeChart(await chart())
  expect(result.lines.flatMap(({ serviceIds }) => serviceIds)).not.toContain('open')
  expect(drugs.map(({ lineId }) => lineId)).not.toContain('open')
  expect((await chart()).history.map(({ event }) => event.kind)).toContain('LineFlushed')
})

it('Portable pump home', async () => {
  const visit = await aRunningCase()
  const { tap, chart, line } = visit
  await tap('09:15', added(visit, 'pump', { route: 'pump_prolonged', plannedMinutes: 2_760 }))
  await tap('09:20', { kind: 'startLine', lineId: 'pump', accessId: 'a1', sameLineOnPurpose: true })
  const home = { pumpId: 'CADD-7', rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 2_760 }
  await tap('09:25', { kind: 'sendPumpHome', lineId: 'pump', ...home })
  expect((await line('pump')).state).toBe('home_pump')
  const codes = (blocks: readonly { readonly code: string; readonly field: object }[]) =>
    blocks.filter(({ field }) => 'lineId' in field && field.lineId === 'pump').map(({ code }) => code)
  expect(codes(signOff(await chart(), { now: at('10:00') }).blocks)).not.toContain('line-open')
  // The visit two days later takes it off: the total is from the connection there to now.
  const off = {
    kind: 'disconnectPump',
    pumpId: 'CADD-8',
    drug: 'Fluorouracil',
    connectSessionId: 'an-earlier-visit',
    connectedAt: at('08:20'),
    volumeLeftMl: '0',
    doseGiven: { amount: '100', unit: 'mg' },
  } as const
  await tap('09:40', off)
  expect((await chart()).care.disconnects).toHaveLength(1)
  expect(await visit.refused('09:41', off)).toBe('pump-already-off')
})

it('Infusion already running when app starts on a unit (go-live)', async () => {
  const visit = await aRunningCase()
  const { tap, refused, line } = visit
  await tap('09:15', added(visit, 'before'))
  const start = { kind: 'recordStartBeforeApp', lineId: 'before', accessId: 'a1', basis: 'pump' } as const
  const typed = { now: '09:30', late: forgotten }
  expect(await refused('08:50', start, typed)).toBe('witness-missing')
  expect(await refused('08:50', start, { now: '09:30', witness: 'marcus-hale' })).toBe('late-entry-needs-reason')
  await tap('08:50', start, { ...typed, witness: 'marcus-hale' })
  expect(await line('before')).toMatchObject({
    state: 'running',
    start: { at: at('08:50'), late: forgotten },
    beforeApp: { basis: 'pump', secondUserId: 'marcus-hale' },
  })
})
