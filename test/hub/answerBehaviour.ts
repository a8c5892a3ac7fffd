import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilerLimits } from '#hub/answers/answerFiler.ts'
import { fileAnswer } from '#hub/answers/fileAnswer.ts'
import { batchFile } from '#hub/batches/batchReads.ts'
import { handedOver } from '#hub/batches/handOver.ts'
import type { HubStore } from '#hub/store.ts'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aTa1 } from '#test/builders/anX12.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer277, answer835, answer999, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'

const visit = { sessionId: 'session-1' }
const reference = '260302AA001'

/** The answer as another house would mark it: the fake clearinghouse answers tests. */
const asProduction = (text: string): string => text.replace('*0*T*:', '*0*P*:')
const from = (sender: string, text: string): string =>
  text.replace('CLEARING01     ', sender.padEnd(15)).replace('*CLEARING01*', `*${sender}*`)
const to = (receiver: string, text: string): string => text.replace('LAKESIDE01     ', receiver.padEnd(15))

/** What the hub promises about whose answer an answer is: test or production, from whom, to whom, and of what day. */
export function answerBehaviour(open: () => Promise<HubStore>, limits?: FilerLimits): void {
  let desk: ClaimDesk
  beforeEach(async () => {
    desk = await aClaimDesk(await open(), limits)
    await desk.submit(aSignedEnvelope(1))
  })
  afterEach(() => desk.store.close())

  const sent = async (production = false) => {
    await desk.build('b1', [visit], production)
    return readClaimFile(await desk.take('b1'))
  }
  const state = async () => (await desk.value('batches.get', { batchId: 'b1' })).claims[0]?.state
  const paid = async () =>
    (await desk.value('claims.payments', visit)).lines.reduce((sum, { paidCents }) => sum + paidCents, 0)
  const payment = (claims: ReturnType<typeof readClaimFile>['claims'], trace = 'EFT1') =>
    answer835(
      trace,
      901,
      claims.map((claim) => ({ claim, status: '1', decide: usualDecision })),
    )
  const ta1 = (production: boolean) => {
    const text = aTa1('TA1*000000001*260303*0900*R*006')
    return production ? asProduction(text) : text
  }

  describe('a test', () => {
    it('payment posts nothing where files leave for production, and is shown with file, field and place', async () => {
      const { claims } = await sent(true)
      const { text, paidCents } = payment(claims)
      const filed = await desk.file(text, 'june.835')
      expect(filed.answers[0]).toMatchObject({ matched: 0, unmatched: 1, paidCents })
      expect([await paid(), await state()]).toEqual([0, 'sent'])
      expect(await desk.open()).toEqual([
        expect.stringMatching(
          /^payment_held: june\.835, segment 1 \(ISA\), element 15 says T: payment EFT1 of MEDICARE PART B, \$[\d,.]+, is a test\. Nothing of it was posted/,
        ),
      ])
      await desk.file(asProduction(text))
      expect([await paid(), await state()]).toEqual([paidCents, 'adjudicated'])
    })

    it('payment is looked at while files left as tests alone, whatever else is built', async () => {
      const { claims } = await sent()
      await desk.submit(aSignedEnvelope(2))
      await desk.build('b2', [{ sessionId: 'session-2' }], true)
      const { text, paidCents } = payment(claims)
      await desk.file(text)
      expect([await paid(), await desk.open()]).toEqual([paidCents, []])
    })

    it('payment posts nothing on a hub from which nothing left yet, though a file is built', async () => {
      await desk.build('b1', [visit])
      const claim = {
        ...readClaimFile('').claims[0],
        reference,
        frequency: '1',
        chargeCents: 100,
        set: '1',
        position: 1,
      }
      await desk.file(payment([{ ...claim, lines: [] }]).text)
      expect(await desk.open()).toEqual([expect.stringContaining('is a test. Nothing of it was posted')])
    })

    it('answer settles nothing that left for production', async () => {
      const file = await sent(true)
      for (const text of [answer999(file, 700), answer277(file, 701), ta1(false)]) await desk.file(text, 'ours.x12')
      expect(await state()).toBe('sent')
      const words = await desk.open()
      expect(words).toHaveLength(3)
      for (const one of words)
        expect(one).toMatch(
          /ours\.x12, segment 1 \(ISA\), element 15 says T, a test, and .*\.x12 left as P, production/,
        )
      for (const text of [answer999(file, 702), answer277(file, 703)]) await desk.file(asProduction(text))
      expect(await state()).toBe('accepted')
    })
  })

  describe('an answer in production', () => {
    it('settles nothing that left as a test', async () => {
      const file = await sent()
      for (const text of [answer999(file, 700), answer277(file, 701), ta1(true)]) await desk.file(asProduction(text))
      expect(await state()).toBe('sent')
      expect((await desk.value('batches.get', { batchId: 'b1' })).batch.verdict).toBeNull()
      expect(await desk.open()).toHaveLength(3)
    })

    it('posts no money on what left as a test, keeps it whole, and no person places it there', async () => {
      const { claims } = await sent()
      const { text, paidCents } = payment(claims)
      await desk.file(asProduction(text))
      expect([await paid(), await state()]).toEqual([0, 'sent'])
      const { exceptions } = await desk.value('exceptions.list', { limit: 9, settled: false })
      expect(exceptions).toMatchObject([{ kind: 'unmatched_payment', cents: paidCents }])
      expect(exceptions[0]?.words).toContain('the claim left marked as a test')
      const exceptionId = exceptions[0]?.id ?? ''
      for (const sessionId of [null, visit.sessionId])
        expect((await desk.value('payments.unmatched', { exceptionId, sessionId })).money.candidates).toEqual([])
      const lineIds = claims[0]?.lines.map(({ id }) => id) ?? []
      const placed = { exceptionId, reference, version: 1, lineIds, words: 'mine', by: grace }
      expect(await desk.no('payments.place', placed)).toMatch(/left in a test/)
    })
  })

  describe('an answer from somebody else', () => {
    it.each([
      [
        'another clearinghouse',
        (text: string) => from('OTHERHOUSE', text),
        /element 06 names OTHERHOUSE, and .* went to CLEARING01/,
      ],
      [
        'ours, to somebody else',
        (text: string) => to('HARBOR01', text),
        /element 08 names HARBOR01, and .* left from LAKESIDE01/,
      ],
    ])('with our numbers, of %s, changes nothing and says what did not match', async (_who, disguised, words) => {
      const file = await sent()
      for (const text of [answer999(file, 700), answer277(file, 701), ta1(false)]) await desk.file(disguised(text))
      expect(await state()).toBe('sent')
      const open = await desk.open()
      expect(open.map((one) => one.slice(0, 40))).toEqual([
        expect.stringMatching(/^unmatched_answer: A 999 answers group 1/),
        expect.stringMatching(/^unmatched_answer: A 277CA answers claim/),
        expect.stringMatching(/^unmatched_answer: A TA1 answers file 000/),
      ])
      for (const one of open) expect(one).toMatch(words)
      await desk.file(answer999(file, 702))
      expect(await state()).toBe('received')
    })

    it('counts where the hub fetched it from the destination that the file went to, whatever it calls itself', async () => {
      await desk.build('b1', [visit])
      // Read and not taken: a file that was saved counts as sent by hand.
      const text = (await desk.store.look(batchFile('b1')))?.text ?? ''
      const at = desk.clock.now()
      await desk.store.transact(handedOver('b1', 'Lake clearing', 'Grace Kim', at))
      const file = readClaimFile(text)
      const came = (cameBy: string, control: number) => ({
        ...{ id: `a${control}`, fileName: 'a.x12', filedBy: null, cameBy },
        text: from('PAYER00882', answer277(file, control)),
      })
      await desk.store.transact(fileAnswer(came('Another house', 701), at))
      expect(await state()).toBe('sent')
      await desk.store.transact(fileAnswer(came('Lake clearing', 702), at))
      expect(await state()).toBe('accepted')
    })

    it('counts where the payer of the claims wrote it itself', async () => {
      await desk.file(from('00882', answer277(await sent(), 701)))
      expect(await state()).toBe('accepted')
    })
  })

  it('a payment without its day is held whole, with the place, until it comes with one', async () => {
    const { claims } = await sent()
    const { text, paidCents } = payment(claims)
    const undated = text.replace('*20260316~', '*20260231~')
    await desk.file(undated, 'undated.835')
    const again = await desk.file(undated.replaceAll('000000901', '000000903'), 'again.835')
    expect(again.answers[0]?.words).toMatch(/^Payment EFT1 came before and still waits for a person/)
    expect(await paid()).toBe(0)
    expect(await desk.open()).toEqual([
      expect.stringMatching(
        /^payment_held: undated\.835, segment 4 \(BPR\), element 16 says no day on which payment EFT1/,
      ),
    ])
    await desk.file(text)
    expect(await paid()).toBe(paidCents)
  })

  it('of a payment, a claim of an unknown status waits with its money, and the others are posted', async () => {
    await desk.submit(aSignedEnvelope(2))
    await desk.build('b1', [visit, { sessionId: 'session-2' }])
    const { claims } = readClaimFile(await desk.take('b1'))
    const { text, paidCents } = payment(claims)
    const filed = await desk.file(text.replace(`CLP*${reference}*1*`, `CLP*${reference}*13*`))
    expect(filed.answers[0]).toMatchObject({ unmatched: 1, paidCents })
    const { exceptions } = await desk.value('exceptions.list', { limit: 9, settled: false })
    expect(exceptions).toMatchObject([
      { kind: 'unmatched_payment', reference, sessionId: 'session-1', nextStep: 'place' },
    ])
    const other = (await desk.value('claims.payments', { sessionId: 'session-2' })).lines
    expect(await paid()).toBe(0)
    expect(other.reduce((sum, line) => sum + line.paidCents, 0) + (exceptions[0]?.cents ?? 0)).toBe(paidCents)
  })

  it('a reversal of more than was posted waits for a person, and what was posted stands', async () => {
    const { claims } = await sent()
    await desk.file(payment(claims).text)
    const before = await paid()
    const back = claims.map((claim) => ({
      ...{ claim, status: '22' },
      decide: (line: Parameters<typeof usualDecision>[0]) => {
        const usual = usualDecision(line)
        return { ...usual, paid: usual.paid + 1, contractual: usual.contractual - 1 }
      },
    }))
    await desk.file(answer835('EFT2', 902, back).text)
    expect(await paid()).toBe(before)
    expect((await desk.open())[0]).toContain('takes back another amount than what stands on the claim')
  })
}
