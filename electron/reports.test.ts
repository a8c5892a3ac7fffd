import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { march } from '#test/builders/aCase.ts'
import { testKey } from '#test/builders/aRecord.ts'
import { aSpilledDay } from '#test/builders/aSpilledDay.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { asAnEarlierProgramLeftIt } from '#test/builders/earlierProgram.ts'
import { aDeskAt, soon, syncs } from '#test/builders/syncingDesk.ts'
import { withoutReceipts } from '#test/builders/withoutReceipts.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { databaseFile } from './backend.ts'
import { connect } from './db/connect.ts'

type Step = Input<'reports.replacement'>['step']
const april = { from: '2026-04-01', to: '2026-04-30' }

/** The rest of the last rituximab vial was spilled, and the visit is signed; the manager reads. */
async function aLoss() {
  const desk = await backendForTest()
  await withoutReceipts(desk)
  const nurse = await desk.signIn('dana-reyes')
  const { sessionId, lineId, brDay } = await aSpilledDay({ desk, nurse })
  const manager = await desk.signIn('tom-archer')
  const container = { sessionId, lineId, containerId: 'v4' }
  const lossesOf = async () => (await desk.value(manager, 'reports.losses', march)).rows
  const listed = async () => (await desk.value(manager, 'reports.replacements', march)).rows
  const note = async (step: Step) => manager.call('reports.replacement', { ...container, step })
  const noted = async (step: Step) => expect(await note(step)).toMatchObject({ kind: 'value' })
  return { desk, nurse, manager, brDay, container, lossesOf, listed, note, noted }
}

describe('the loss report', { timeout: 60_000 }, () => {
  it('says what the lost part cost by the receipts of its lot, and what nobody can price', async () => {
    const { desk, manager, brDay, lossesOf } = await aLoss()
    const [loss] = await lossesOf()
    expect(loss).toMatchObject({ amount: '87.5', unit: 'mg', reason: 'spilled', costCents: null, signed: true })
    expect(loss?.costWords).toMatch(/^No receipt for lot .* Enter it under Drugs received\.$/)
    const stocked = brDay.line('rituximab').stocked.find(({ size }) => size.amount === '100')
    if (!stocked || !loss) throw new Error('the shelf has a 100 mg vial')
    const receipt = {
      ...{
        receivedOn: '2026-02-20',
        supplier: 'Northside Supply',
        invoice: '7781',
        contract: null,
        pool: 'own' as const,
      },
      ...{ ndc: loss.ndc, lot: loss.lot, expires: stocked.expires },
      ...{ packages: 1, containersPerPackage: 1, packageCents: 90_000, taxCents: 0, freightCents: 0 },
    }
    await desk.value(manager, 'receipts.enter', { receipt, corrects: null })
    const { rows, totals } = await desk.value(manager, 'reports.losses', march)
    expect(rows).toMatchObject([{ costCents: 78_750, costWords: 'Northside Supply, invoice 7781' }])
    expect(totals.all).toEqual({ containers: 1, costCents: 78_750, withoutCost: 0 })
    expect((await desk.value(manager, 'reports.losses', april)).rows).toEqual([])
  })

  it('leaves as a file without a name, and the audit keeps who took it', async () => {
    const { desk, manager, container, noted } = await aLoss()
    await noted({ state: 'asked', on: '2026-03-02', reference: 'RMA-7' })
    const { fileName, text } = await desk.value(manager, 'reports.lossFile', march)
    expect(fileName).toBe('losses-2026-03-01-2026-03-31.csv')
    const rows: Record<string, string>[] = parse(text, { columns: true })
    expect(rows).toMatchObject([
      { day: '2026-03-02', amount: '87.5', reason: 'spilled', cost: '', replacement: 'asked' },
    ])
    expect(rows[0]?.encounter_id).toMatch(/^260302/)
    expect(text).not.toMatch(/Whitcomb|LS-104417/)
    expect(desk.auditEntries().at(-1)).toMatchObject({
      kind: 'audit.lossesExported',
      userId: 'tom-archer',
      payload: { from: march.from, to: march.to, rows: '1' },
    })
    expect(container.sessionId).not.toBe('')
  })

  it('loses a container once a biller lets it onto the claim, and with it what makers replace', async () => {
    const { desk, container, lossesOf, listed, note } = await aLoss()
    const { sessionId, lineId } = container
    const biller = await desk.signIn('grace-kim')
    expect(await listed()).toHaveLength(1)
    await desk.value(biller, 'claim.decide', { sessionId, lineId, about: 'waste', answer: 'report' })
    expect([await lossesOf(), await listed()]).toEqual([[], []])
    expect(await note({ state: 'left_out', reason: 'Billed' })).toMatchObject({
      refusal: { code: 'container-unknown' },
    })
  })

  it('counts the newest version alone, and nothing of an amendment before it is signed', async () => {
    const { desk, nurse, brDay, container, lossesOf } = await aLoss()
    await brDay.tap('15:20', 'openAmendment', { reason: 'correcting_typing', text: 'The vial was whole' })
    const { events } = await desk.value(nurse, 'chart.open', { sessionId: container.sessionId })
    const vials = foldChart(events)?.lines.find(({ id }) => id === container.lineId)?.containers?.containers ?? []
    const containers = vials.map((one) => (one.id === 'v4' ? { ...one, wasteReason: 'remainder' as const } : one))
    const set = { lineId: container.lineId, containers, nothingWasted: false }
    await brDay.tap('15:21', 'recordContainers', set, { witness: 'marcus-hale' })
    expect(await lossesOf()).toHaveLength(1)
    expect((await brDay.sign('15:25')).kind).toBe('value')
    expect(await lossesOf()).toEqual([])
  })

  it('counts what was mixed for a visit that was never treated, which nobody signs', async () => {
    const desk = await backendForTest()
    const nurse = await desk.signIn('dana-reyes')
    const { sessions } = await desk.value(nurse, 'day.list', { day: '2026-03-02' })
    const sessionId = sessions.find(({ regimen }) => regimen.startsWith('Bendamustine'))?.sessionId ?? ''
    const { events } = await desk.value(nurse, 'chart.open', { sessionId })
    const scheduled = events.find((event) => event.kind === 'SessionScheduled')
    const line = scheduled?.payload.plan.lines.find(({ catalogue }) => catalogue.drug.startsWith('bendamustine'))
    const [vial] = line?.stocked ?? []
    if (!line || !vial) throw new Error('the shelf has bendamustine')
    const { ndc, size, type, lot, expires } = vial
    const lost = { used: '0', wasted: size.amount, kept: '0', wasteReason: 'held_after_mixing' as const }
    const commands: Input<'chart.perform'>['command'][] = [
      { kind: 'recordArrival', identifiers: ['name', 'birth_date'] },
      { kind: 'markNotGiven', lineId: line.id, reason: 'labs' },
      {
        kind: 'recordContainers',
        lineId: line.id,
        nothingWasted: false,
        containers: [{ id: 'v1', ndc, size, type, lot, expires, scanned: true, ...lost }],
      },
      { kind: 'hold', reason: 'labs' },
    ]
    const happenedAt = instantOnClock('2026-03-02', '08:30', 'America/Chicago')
    desk.clock.set(happenedAt)
    for (const command of commands)
      await desk.value(nurse, 'chart.perform', {
        ...{ commandId: desk.newId(), sessionId, command, happenedAt, source: 'tap' },
        ...(command.kind === 'recordContainers' ? { witness: { userId: 'marcus-hale', pin: '2222' } } : {}),
      })
    const manager = await desk.signIn('tom-archer')
    expect((await desk.value(manager, 'reports.losses', march)).rows).toMatchObject([
      { sessionId, signed: false, reason: 'held_after_mixing', day: '2026-03-02' },
    ])
    expect((await desk.value(manager, 'reports.stopTimes', march)).groups.nurse).toEqual([])
  })
})

describe('what makers replace', { timeout: 60_000 }, () => {
  it('is asked about, replaced, and taken back by a later note; all of it stays in the audit', async () => {
    const { desk, listed, note, noted } = await aLoss()
    expect(await listed()).toMatchObject([{ state: 'to_ask', askedOn: null }])
    expect(await note({ state: 'replaced', on: '2026-03-02' })).toMatchObject({ refusal: { code: 'not-asked-yet' } })
    const asked = { state: 'asked', on: '2026-03-02', reference: 'RMA-7' } as const
    await noted(asked)
    const standing = { state: 'asked', askedOn: '2026-03-02', askedBy: 'Tom Archer', reference: 'RMA-7' }
    expect(await listed()).toMatchObject([standing])
    await noted({ state: 'replaced', on: '2026-03-02' })
    expect(await listed()).toMatchObject([{ ...standing, state: 'replaced', settledOn: '2026-03-02' }])
    await noted(asked)
    expect(await listed()).toMatchObject([{ ...standing, settledOn: null }])
    const said = desk.auditEntries().filter(({ kind }) => kind === 'audit.replacementNoted')
    expect(said.map(({ payload }) => payload)).toMatchObject([
      { state: 'asked' },
      { state: 'replaced' },
      { state: 'asked' },
    ])
  })

  it('stays on the list while it is open, whatever its month; what was settled stays with its month', async () => {
    const { desk, manager, noted } = await aLoss()
    const inApril = async () => (await desk.value(manager, 'reports.replacements', april)).rows
    expect(await inApril()).toHaveLength(1)
    await noted({ state: 'left_out', reason: 'No program' })
    expect(await inApril()).toEqual([])
  })

  it('is noted by a manager alone; a biller and an auditor look', async () => {
    const { desk, container } = await aLoss()
    for (const who of ['grace-kim', 'ines-faro']) {
      const api = await desk.signIn(who)
      expect((await desk.value(api, 'reports.replacements', march)).rows).toHaveLength(1)
      const answer = await api.call('reports.replacement', { ...container, step: { state: 'to_ask' } })
      expect(answer).toMatchObject({ kind: 'fault', fault: { code: 'not-allowed' } })
    }
  })

  it('is known on the other workstation, and again after an update', async () => {
    const hub = await hubForTest()
    const there = await aDeskAt(hub)
    const here = await aDeskAt(hub, { clock: there.desk.clock })
    const { sessionId, lineId } = await aSpilledDay(there)
    const manager = await there.desk.signIn('tom-archer', 'manager')
    const step = { state: 'asked', on: '2026-03-02', reference: 'RMA-7' } as const
    await there.desk.value(manager, 'reports.replacement', { sessionId, lineId, containerId: 'v4', step })
    const other = await here.desk.signIn('tom-archer', 'manager')
    await vi.waitFor(async () => {
      for (const { desk, nurse } of [there, here]) await syncs(desk, nurse)
      const { rows } = await here.desk.value(other, 'reports.replacements', march)
      expect(rows).toMatchObject([{ state: 'asked', askedBy: 'Tom Archer', reference: 'RMA-7' }])
    }, soon)
    here.desk.close()
    const kept = () => {
      const db = connect(databaseFile(here.desk.folder), testKey, { readonly: true })
      const rows = db.prepare('select * from replacements').all()
      db.close()
      return rows
    }
    const before = kept()
    asAnEarlierProgramLeftIt(databaseFile(here.desk.folder), 405)
    await backendForTest({ folder: here.desk.folder, clock: here.desk.clock })
    expect([before.length, kept()]).toEqual([1, before])
  })
})

describe('a restricted chart', { timeout: 60_000 }, () => {
  let loss: Awaited<ReturnType<typeof aLoss>>
  beforeEach(async () => {
    loss = await aLoss()
    const priya = await loss.desk.signIn('priya-nair')
    const { patients } = await loss.desk.value(priya, 'restricted.find', { text: 'Whitcomb' })
    const mark = { patientId: patients[0]?.patientId ?? '', mrn: patients[0]?.mrn ?? '', staffId: null }
    await loss.desk.value(priya, 'restricted.put', { ...mark, isRestricted: true, reason: 'Known in public' })
  })

  it('stands in the reports without its name, and is counted in what leaves as a file', async () => {
    const { desk, manager, lossesOf, listed } = loss
    const hidden = { patientName: 'Restricted chart', mrn: '', restricted: 'closed' }
    expect(await lossesOf()).toMatchObject([hidden])
    expect(await listed()).toMatchObject([hidden])
    const lines = { ...march, by: 'nurse' as const, key: 'dana-reyes' }
    expect((await desk.value(manager, 'reports.stopLines', lines)).lines[0]).toMatchObject(hidden)
    await desk.value(manager, 'reports.lossFile', march)
    expect(desk.auditEntries().at(-1)?.payload).toMatchObject({ restricted: '1' })
  })

  it('is opened with a reason before anybody notes what its maker said', async () => {
    const { desk, manager, container, note, noted } = loss
    expect(await note({ state: 'to_ask' })).toMatchObject({ refusal: { code: 'chart-restricted' } })
    const { sessionId } = container
    await desk.value(manager, 'restricted.open', { sessionId, reason: 'review', words: 'The monthly report' })
    await noted({ state: 'left_out', reason: 'No program' })
  })
})
