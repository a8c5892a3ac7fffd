import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Receipt } from '#shared/inventory/receipt.ts'
import { receiptColumns } from '#shared/inventory/receiptFile.ts'
import type { Api } from '#shared/ipc/client.ts'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { pdfText } from '#test/builders/pdfText.ts'
import { crosswalkCsv } from '#test/builders/publicFiles.ts'
import { sendPublicFile } from '#test/builders/sendPublicFile.ts'
import { aDeskAt, aSignedDay, soon, syncs } from '#test/builders/syncingDesk.ts'
import { withoutReceipts } from '#test/builders/withoutReceipts.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'

/** What came from suppliers, and what of it a visit used (workflow 4.7). The day is Monday 2 March 2026. */

const line = (facts: Partial<Receipt> = {}): Receipt => {
  const { id: _id, struck: _struck, ...receipt } = aReceipt(facts)
  return receipt
}

/** What this test entered; the demo's own invoices stand beside it. */
const listed = async (desk: TestBackend, api: Api) =>
  (await desk.value(api, 'receipts.list', {})).receipts.filter(({ supplier }) => supplier === 'Harbor Wholesale')
const enter = async (desk: TestBackend, api: Api, receipt: Receipt) =>
  (await desk.value(api, 'receipts.enter', { receipt, corrects: null })).id

describe('what came from suppliers', () => {
  let desk: TestBackend
  let tom: Api
  beforeEach(async () => {
    desk = await backendForTest()
    tom = await desk.signIn('tom-archer')
  })

  it('is entered by the manager and read by the office, with who and when', async () => {
    const [product] = (await desk.value(tom, 'receipts.products', { text: 'rituxan' })).products
    await enter(desk, tom, line({ supplier: ' Harbor Wholesale ', ndc: product?.ndc ?? '' }))
    await enter(desk, tom, line({ ndc: '99999999999' }))
    const biller = await desk.signIn('grace-kim', 'biller')
    expect(await listed(desk, biller)).toMatchObject([
      { ndc: '99999999999', drug: null },
      {
        ...line({ ndc: product?.ndc ?? '' }),
        drug: 'Rituximab (Rituxan)',
        by: 'Tom Archer',
        on: '2026-03-02 08:15',
        file: null,
        struck: null,
      },
    ])
  })

  it('is refused with the field and a sentence, and never twice', async () => {
    const typed = (receipt: Receipt) => tom.call('receipts.enter', { receipt, corrects: null })
    expect(await typed(line({ packageCents: 0 }))).toMatchObject({
      kind: 'refusal',
      refusal: {
        code: 'receipt-refused',
        facts: { field: 'packageCents', text: expect.stringMatching(/^Drug that came free/) },
      },
    })
    await enter(desk, tom, line())
    expect(await typed(line())).toMatchObject({
      refusal: {
        code: 'receipt-here',
        facts: { text: 'This line is here already: lot TX77, invoice 7781 of Harbor Wholesale.' },
      },
    })
    expect(await typed(line({ packages: 5 }))).toMatchObject({ refusal: { code: 'receipt-rival' } })
    expect(await listed(desk, tom)).toHaveLength(1)
  })

  it('is corrected by a line in its place: the wrong one stays readable with the reason, and is struck once', async () => {
    const id = await enter(desk, tom, line())
    const corrects = { id, reason: 'Five packages on the invoice' }
    await desk.value(tom, 'receipts.enter', { receipt: line({ packages: 5 }), corrects })
    expect(await listed(desk, tom)).toMatchObject([
      { packages: 5, struck: null },
      { id, packages: 4, struck: { reason: 'Five packages on the invoice', by: 'Tom Archer', on: '2026-03-02 08:15' } },
    ])
    expect(await tom.call('receipts.strike', { id, reason: 'Again' })).toMatchObject({
      refusal: { code: 'receipt-struck' },
    })
    expect(await tom.call('receipts.enter', { receipt: line(), corrects })).toMatchObject({
      refusal: { code: 'receipt-struck' },
    })
    expect(await tom.call('receipts.strike', { id: 'none', reason: 'x' })).toMatchObject({
      refusal: { code: 'receipt-unknown' },
    })
  })

  it('struck by mistake is entered again by hand, and stays struck when its file comes again', async () => {
    const id = await enter(desk, tom, line())
    await desk.value(tom, 'receipts.strike', { id, reason: 'Not ours' })
    const file = `${receiptColumns.join(',')}\n2026-02-20,Harbor Wholesale,7781,,00399901201,TX77,2027-12-31,4,1,1250,,,own\n`
    expect(await desk.value(tom, 'receipts.import', { text: file, fileName: 'feb.csv' })).toEqual({
      ...{ added: 0, here: 0, struck: 1 },
    })
    await enter(desk, tom, line())
    expect((await listed(desk, tom)).map(({ struck }) => struck === null)).toEqual([true, false])
  })

  it('comes in a file whole or not at all, and the same file again brings nothing', async () => {
    const good = '2026-02-20,Harbor Wholesale,7781,,00399901201,TX77,2027-12-31,4,1,1250.00,,,own'
    const take = (text: string) => tom.call('receipts.import', { text, fileName: 'feb.csv' })
    const text = [receiptColumns.join(','), good, good.replace('7781', '7782')].join('\n')
    expect(await take(text.replace('7782,,00399901201', '7782,,399901201'))).toMatchObject({
      refusal: { code: 'file-refused', facts: { text: expect.stringContaining('line 3, column ndc: "399901201"') } },
    })
    expect(await listed(desk, tom)).toEqual([])
    expect(await take(text)).toMatchObject({ value: { added: 2, here: 0, struck: 0 } })
    expect(await take(text)).toMatchObject({ value: { added: 0, here: 2, struck: 0 } })
    expect((await listed(desk, tom)).map(({ file }) => file)).toEqual(['feb.csv', 'feb.csv'])
  })

  it('is in the audit without its price, for an administrator sees no money', async () => {
    const id = await enter(desk, tom, line({ packageCents: 123_456 }))
    await desk.value(tom, 'receipts.strike', { id, reason: 'Not ours' })
    const ruth = await desk.signIn('ruth-bell', 'admin')
    const { entries } = await desk.value(ruth, 'audit.list', { group: null, userId: null, after: null, limit: 50 })
    const facts = { supplier: 'Harbor Wholesale', invoice: '7781', ndc: '00399901201', lot: 'TX77', packages: '4' }
    expect(entries.filter(({ kind }) => kind.startsWith('receipt'))).toMatchObject([
      { kind: 'receiptStruck', by: 'Tom Archer', facts: { ...facts, reason: 'Not ours' } },
      { kind: 'receiptEntered', by: 'Tom Archer', facts },
    ])
    expect(JSON.stringify(entries)).not.toContain('123456')
  })

  it('is found by name, code or NDC, with what a package holds where a published list says it', async () => {
    const found = async (text: string) => (await desk.value(tom, 'receipts.products', { text })).products
    const ofPlans = await found('rituxan')
    expect(ofPlans.map(({ hcpcs, size, perPackage }) => [hcpcs, size, perPackage])).toEqual([
      ['J9312', '500 mg', null],
      ['J9312', '100 mg', null],
    ])
    const [first] = ofPlans
    expect(await found(first?.ndc.slice(0, 9) ?? '')).toContainEqual(first)
    expect(await found('no such drug')).toEqual([])
    const period = 'Effective January 1, 2026 through March 31, 2026'
    const title = 'January 2026 ASP NDC - HCPCS Crosswalk for Medicare Part B Drugs'
    const rows = ['J9312,Rituximab,ELM,11111-2222-33,Rituxan,10 MG,10 ML,2,10,20']
    const ruth = await desk.signIn('ruth-bell', 'admin')
    await sendPublicFile(ruth, 'crosswalk.csv', crosswalkCsv({ title, period, codeColumn: '_2026_CODE', rows }))
    const published = { ndc: '11111222233', hcpcs: 'J9312', drug: 'Rituximab (Rituxan)', size: '10 ML', perPackage: 2 }
    expect(await found('J9312')).toEqual([published, ...ofPlans])
    expect(await found('11111-2222-33')).toEqual([published])
  })
})

describe('two workstations of one hub', { timeout: 60_000 }, () => {
  it('know the same receipts, and which were struck, whoever struck them first', async () => {
    const hub = await hubForTest()
    const there = await aDeskAt(hub)
    const here = await aDeskAt(hub, { clock: there.desk.clock })
    const [tom, other] = [await there.desk.signIn('tom-archer', 'tom'), await here.desk.signIn('tom-archer', 'tom')]
    const agree = (look: () => Promise<void>) =>
      vi.waitFor(async () => {
        for (const { desk, nurse } of [there, here]) await syncs(desk, nurse)
        await look()
      }, soon)
    const id = await enter(there.desk, tom, line())
    await agree(async () => expect(await listed(here.desk, other)).toEqual(await listed(there.desk, tom)))
    expect(await listed(here.desk, other)).toMatchObject([{ id, packageCents: 125_000, struck: null }])
    await there.desk.value(tom, 'receipts.strike', { id, reason: 'First' })
    there.desk.clock.pass(1)
    await here.desk.value(other, 'receipts.strike', { id, reason: 'Second' })
    await agree(async () => {
      for (const rows of [await listed(here.desk, other), await listed(there.desk, tom)])
        expect(rows).toMatchObject([{ id, struck: { reason: 'First' } }])
    })
  })
})

describe('the cost of a visit', { timeout: 60_000 }, () => {
  it('stands by container and drug, exact to the end, or says why; and in nothing that leaves or is seen at the chair', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const brDay = await aSignedDay(desk, dana)
    const [tom, grace] = [await desk.signIn('tom-archer', 'tom'), await desk.signIn('grace-kim', 'biller')]
    const { sessionId } = brDay
    await withoutReceipts(desk)
    for (const [at, { ndc, lot, expires }] of brDay.line('rituximab').stocked.entries())
      await enter(desk, tom, line({ ndc, lot, expires, packages: 3, packageCents: 1_000_001 - at, freightCents: 1 }))
    const costs = await desk.value(grace, 'costs.ofVisit', { sessionId })
    const rituximab = costs.drugs.find(({ hcpcs }) => hcpcs === 'J9312')
    expect(rituximab).toMatchObject({ drug: 'Rituximab', unknown: 0 })
    expect(rituximab?.containers.map(({ size, used, wasted, cost }) => [size.amount, used, wasted, cost])).toEqual([
      ['500', '500', '0', costOf('10000.0133', 1_000_001, 0)],
      ...[1, 2].map(() => ['100', '100', '0', costOf('10000.0033', 1_000_000, 0)]),
      ['100', '12.5', '87.5', costOf('10000.0033', 125_000, 875_000)],
    ])
    // 1,000,001 1/3 + 2 × 1,000,000 1/3 + 125,000 1/24: what is rounded is the sum.
    expect([rituximab?.usedCents, rituximab?.wastedCents]).toEqual([3_125_002, 875_000])
    const bendamustine = costs.drugs.find(({ hcpcs }) => hcpcs === 'J9033')
    expect(bendamustine?.containers[0]).toMatchObject({
      cost: null,
      why: expect.stringMatching(/^No receipt for lot .+ of NDC \d{11}\. Enter it under Drugs received\.$/),
    })
    expect([costs.usedCents, costs.wastedCents]).toEqual([3_125_002, 875_000])
    expect(costs.unknown).toBe(
      costs.drugs.flatMap(({ containers }) => containers).length - (rituximab?.containers.length ?? 0),
    )

    const seen: unknown[] = [
      await desk.value(grace, 'session.document', { sessionId }),
      await desk.value(grace, 'session.history', { sessionId }),
      await desk.value(dana, 'chart.open', { sessionId }),
      await desk.value(dana, 'drugs.find', { texts: ['rituximab'], limit: 5 }),
      await pdfText((await desk.value(grace, 'packet.make', { sessionId })).base64),
      ...(await Promise.all(
        (['chair', 'summary'] as const).map(async (sheet) =>
          pdfText((await desk.value(dana, 'paper.print', { sheet, sessionId })).base64),
        ),
      )),
    ]
    for (const format of ['837p', 'csv', 'dft', 'fhir'] as const)
      seen.push(await desk.value(grace, 'claim.export', { sessionId, format }))
    const money = /Harbor Wholesale|10000\.0|1000001|3125002/
    expect(JSON.stringify(costs)).toMatch(money)
    expect(JSON.stringify(seen)).not.toMatch(money)
  })

  it('is unknown for a visit nobody has', async () => {
    const desk = await backendForTest()
    const grace = await desk.signIn('grace-kim')
    expect(await grace.call('costs.ofVisit', { sessionId: 'none' })).toMatchObject({
      refusal: { code: 'session-unknown' },
    })
  })
})

const costOf = (perContainer: string, usedCents: number, wastedCents: number) => ({
  ...{ source: 'Harbor Wholesale, invoice 7781', perContainer, isExact: false, usedCents, wastedCents },
})
