import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilerLimits } from '#hub/answers/answerFiler.ts'
import { placedHash } from '#hub/answers/contentHash.ts'
import { run } from '#hub/sql.ts'
import type { HubStore } from '#hub/store.ts'
import { readAnswers } from '#shared/formats/x12/readAnswers.ts'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import {
  answer277,
  answer835,
  answer999,
  deniedDecision,
  payerNumberOf,
  readClaimFile,
  usualDecision,
} from '#test/fakes/clearinghouse.ts'

const first = { sessionId: 'session-1' }
const second = { sessionId: 'session-2' }
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the hub promises about claims, whichever database is behind it. `open` gives an empty store. */
export function ledgerBehaviour(open: () => Promise<HubStore>, limits?: FilerLimits): void {
  let desk: ClaimDesk
  beforeEach(async () => {
    desk = await aClaimDesk(await open(), limits)
    for (const n of [1, 2]) await desk.submit(aSignedEnvelope(n))
  })
  afterEach(() => desk.store.close())

  /** A batch of both visits that was handed over, as its receiver reads it. */
  const sentFile = async (batchId = 'b1') => {
    await desk.build(batchId, [first, second])
    return readClaimFile(await desk.take(batchId))
  }
  const states = async (batchId = 'b1') =>
    (await desk.value('batches.get', { batchId })).claims.map(({ state }) => state)

  describe('a claim file', () => {
    it('is frozen: asked for again under its id it is the same file, and its hash is of its bytes', async () => {
      const built = await desk.build('b1', [first, second])
      desk.clock.pass(90)
      expect(await desk.build('b1', [first])).toEqual(built)
      const taken = await desk.value('batches.take', { batchId: 'b1', by: grace })
      expect(sha256(taken.text)).toBe(built.batch?.sha256)
      expect(taken.batch).toMatchObject({ claims: 2, sentHow: 'by hand', sentBy: 'Grace Kim' })
      expect(await desk.take('b1')).toBe(taken.text)
      expect(await states()).toEqual(['sent', 'sent'])
    })

    it('never uses a control number twice', async () => {
      await desk.build('b1', [first])
      await desk.build('b2', [second])
      const [one, two] = [readClaimFile(await desk.take('b1')), readClaimFile(await desk.take('b2'))]
      expect([one.interchange, one.group, one.claims[0]?.set]).toEqual(['000000001', '1', '0001'])
      expect([two.interchange, two.group, two.claims[0]?.set]).toEqual(['000000002', '2', '0002'])
    })

    it('leaves out what is not here, what was signed anew and what has left already, and says so', async () => {
      await desk.build('b1', [first])
      const { batch, leftOut } = await desk.build('b2', [first, { ...second, version: 2 }, { sessionId: 'nowhere' }])
      expect(batch).toBeNull()
      expect(leftOut.map(({ words }) => words[0])).toEqual([
        'Version 1 already left, as 260302AA001. Sent again it is a duplicate.',
        'Version 1 was signed, and version 2 was chosen. Look at it again.',
        'The hub has not received this visit yet. Send it, then build again.',
      ])
      // No number was used up by a file that was not built.
      await desk.build('b3', [second])
      expect(readClaimFile(await desk.take('b3')).interchange).toBe('000000002')
    })
  })

  describe('a correction', () => {
    it('waits for the payer’s number, then replaces the claim with it', async () => {
      const file = await sentFile()
      await desk.submit(aSignedEnvelope(1, { version: 2, rituximabStop: '13:15' }))
      const again = { ...first, version: 2 }
      expect((await desk.build('b2', [again])).leftOut[0]?.words[0]).toContain('payer’s number')
      await desk.file(answer277(file, 801))
      await desk.build('b2', [again])
      const text = await desk.take('b2')
      expect(readClaimFile(text).claims[0]).toMatchObject({ reference: '260302AA001', frequency: '7' })
      expect(text).toContain(`REF*F8*${payerNumberOf('260302AA001')}~`)
    })

    it('takes a number that a person entered, and keeps it against what comes later', async () => {
      const file = await sentFile()
      const entered = await desk.value('claims.payerNumber', {
        reference: '260302AA001',
        version: 1,
        payerNumber: '99-PORTAL',
        by: grace,
      })
      expect(entered.claim).toMatchObject({ payerNumber: '99-PORTAL', payerNumberFrom: 'person', state: 'accepted' })
      await desk.file(answer277(file, 801))
      const { claims } = await desk.value('claims.payments', { sessionId: 'session-1' })
      expect(claims[0]?.payerNumber).toBe('99-PORTAL')
    })

    it('is an original again when the claim was sent back', async () => {
      const file = await sentFile()
      await desk.file(answer277(file, 801, ['260302AA001']))
      expect(await states()).toEqual(['rejected', 'accepted'])
      await desk.build('b2', [first])
      expect(readClaimFile(await desk.take('b2')).claims[0]?.frequency).toBe('1')
    })

    it('takes a claim back with the payer’s number, and afterwards it may be sent as new', async () => {
      await desk.file(answer277(await sentFile(), 801))
      await desk.build('b2', [{ ...first, as: 'void' }])
      const text = await desk.take('b2')
      expect(readClaimFile(text).claims).toMatchObject([{ reference: '260302AA001', frequency: '8' }])
      expect(text).toContain(`REF*F8*${payerNumberOf('260302AA001')}~`)
      expect((await desk.build('b3', [{ ...first, as: 'void' }])).leftOut[0]?.words[0]).toContain(
        'nothing to take back',
      )
      await desk.build('b4', [first])
      expect(readClaimFile(await desk.take('b4')).claims[0]?.frequency).toBe('1')
    })
  })

  describe('an answer', () => {
    it('moves claims on and never back, in whatever order answers come and however often', async () => {
      const file = await sentFile()
      const [form, claim] = [answer999(file, 700), answer277(file, 701)]
      await desk.file(claim)
      await desk.file(form)
      expect(await states()).toEqual(['accepted', 'accepted'])
      expect((await desk.file(claim)).replayed).toBe(true)
      const { batch, answers } = await desk.value('batches.get', { batchId: 'b1' })
      expect(batch.verdict).toBe('accepted')
      expect(answers.map(({ kind }) => kind)).toEqual(['277CA', '999'])
      expect(await desk.open()).toEqual([])
    })

    it('about a file is not about the same claim in a later one', async () => {
      const file = await sentFile()
      await desk.file(answer277(file, 701, ['260302AA001']))
      await desk.build('b2', [first])
      await desk.take('b2')
      await desk.file(answer277(file, 702))
      expect(await states('b2')).toEqual(['sent'])
    })

    it('that rejects a set shows our line and field in words, and rejects the claims of the set', async () => {
      const file = await sentFile()
      const [claim] = file.claims
      if (!claim) throw new Error('the file has no claim')
      // HI is three segments behind its CLM; the SV1 of line 1 two behind that and the provider.
      await desk.file(answer999(file, 700, { claim, segment: 'SV1', behind: 6, element: '4' }))
      expect(await states()).toEqual(['rejected', 'rejected'])
      const { exceptions } = await desk.value('exceptions.list', { limit: 50, settled: false })
      expect(exceptions.find(({ kind }) => kind === 'claim_rejected')).toMatchObject({
        sessionId: 'session-1',
        lineId: '260302AA001L01',
        words: 'units (SV1 element 4) holds a code that is not allowed: BAD.',
        nextStep: 'claim',
      })
      expect(exceptions.find(({ kind }) => kind === 'file_rejected')?.words).toContain('2 claims')
    })

    it('about something that never left here is kept before a person', async () => {
      const file = await sentFile()
      await desk.file(answer999({ ...file, group: '77' }, 700))
      const others = file.claims.map((claim, index) => ({ ...claim, reference: `OTHER${index}` }))
      await desk.file(answer277({ ...file, claims: others }, 701))
      expect((await desk.open()).map((words) => words.slice(0, 51))).toEqual([
        'unmatched_answer: A 999 answers number 77, and no f',
        'unmatched_answer: The payer answers claim OTHER0, a',
        'unmatched_answer: The payer answers claim OTHER1, a',
      ])
    })

    it('that cannot be read changes nothing', async () => {
      const text = answer277(await sentFile(), 701)
      expect(await desk.no('answers.file', { fileName: 'x', text: text.slice(0, -20), by: grace })).toMatch(
        /^segment \d+/,
      )
      expect(await states()).toEqual(['sent', 'sent'])
    })

    it('settled by a person stays settled when it comes again', async () => {
      const file = await sentFile()
      await desk.file(answer277(file, 701, ['260302AA001']))
      const { exceptions } = await desk.value('exceptions.list', { limit: 50, settled: false })
      const id = exceptions[0]?.id ?? ''
      await desk.value('exceptions.settle', { id, words: 'NPI corrected.', by: grace })
      await desk.file(answer277(file, 702, ['260302AA001']))
      expect(await desk.open()).toEqual([])
      const settled = await desk.value('exceptions.list', { limit: 50, settled: true })
      expect(settled.exceptions[0]?.settled).toMatchObject({ by: 'Grace Kim', words: 'NPI corrected.' })
    })
  })

  describe('an answer that comes late', () => {
    it.each([['277CA'], ['835']])(
      'is never about a version that still lies here (%s without our line ids)',
      async (kind) => {
        const { claims, ...file } = await sentFile()
        await desk.file(answer277({ ...file, claims }, 700))
        await desk.submit(aSignedEnvelope(1, { version: 2 }))
        await desk.build('b2', [{ ...first, version: 2 }])
        const unnamed = claims.map((claim) => ({ ...claim, lines: claim.lines.map((line) => ({ ...line, id: '' })) }))
        const decided = unnamed.map((claim) => ({ claim, status: '1', decide: usualDecision }))
        await desk.file(
          kind === '835'
            ? answer835('EFT1', 901, decided).text
            : answer277({ ...file, batch: '', claims: unnamed }, 701),
        )
        expect(await states('b2')).toEqual(['built'])
        expect((await states())[0]).toBe(kind === '835' ? 'adjudicated' : 'accepted')
      },
    )
  })

  paymentBehaviour(() => desk, sentFile)
  sharingBehaviour(() => desk, sentFile)
}

type Sent = () => Promise<ReturnType<typeof readClaimFile>>

function paymentBehaviour(desk: () => ClaimDesk, sentFile: Sent): void {
  const paidOf = async (sessionId: string) =>
    (await desk().value('claims.payments', { sessionId })).lines.reduce((sum, line) => sum + line.paidCents, 0)

  describe('a payment', () => {
    it('stands on the lines it is about, once, however often its file comes', async () => {
      const file = await sentFile()
      const decided = file.claims.map((claim) => ({ claim, status: '1', decide: usualDecision }))
      const { text, paidCents } = answer835('EFT1', 901, decided)
      expect((await desk().file(text)).answers[0]).toMatchObject({ kind: '835', unmatched: 0, paidCents })
      const again = await desk().file(answer835('EFT1', 902, decided).text)
      expect(again.answers[0]?.words).toBe('Payment EFT1 was posted before. Nothing was posted again.')
      expect((await paidOf('session-1')) + (await paidOf('session-2'))).toBe(paidCents)
      const { claims } = await desk().value('claims.payments', { sessionId: 'session-1' })
      expect(claims[0]).toMatchObject({ state: 'adjudicated', payerNumber: payerNumberOf('260302AA001') })
    })

    it('under a number of the payer’s own is found by the lines it names', async () => {
      const { claims } = await sentFile()
      const decided = claims.map((claim) => ({
        claim: { ...claim, reference: `P${claim.reference}` },
        ...{ status: '1', decide: usualDecision },
      }))
      const { text, paidCents } = answer835('EFT1', 901, decided)
      expect((await desk().file(text)).answers[0]).toMatchObject({ unmatched: 0, paidCents })
      expect((await paidOf('session-1')) + (await paidOf('session-2'))).toBe(paidCents)
    })

    it('is taken back and made anew: the line holds the sum', async () => {
      const [claim] = (await sentFile()).claims
      if (!claim) throw new Error('the file has no claim')
      const less = ({ chargeCents }: { readonly chargeCents: number }) => ({
        paid: 1,
        contractual: chargeCents - 1,
        patient: 0,
      })
      await desk().file(answer835('EFT1', 901, [{ claim, status: '1', decide: usualDecision }]).text)
      const second = answer835('EFT2', 902, [
        { claim, status: '22', decide: usualDecision },
        { claim, status: '1', decide: less },
      ])
      await desk().file(second.text)
      const { lines } = await desk().value('claims.payments', { sessionId: 'session-1' })
      expect(lines.every(({ paidCents, movements }) => paidCents === 1 && movements.length === 3)).toBe(true)
    })

    it('that does not add up is held whole, and a corrected one takes its place', async () => {
      const file = await sentFile()
      const decided = file.claims.map((claim) => ({ claim, status: '1', decide: usualDecision }))
      const { text, paidCents } = answer835('EFT1', 901, decided)
      await desk().file(text.replace(/BPR\*I\*[^*]+/, 'BPR*I*1'))
      expect(await paidOf('session-1')).toBe(0)
      expect((await desk().open())[0]).toMatch(/^payment_held: Payment EFT1 of MEDICARE PART B does not add up/)
      await desk().file(text)
      expect((await paidOf('session-1')) + (await paidOf('session-2'))).toBe(paidCents)
    })

    it('is the same wherever in a file it stands, and so is an interchange', async () => {
      const [claim, other] = (await sentFile()).claims
      if (!claim || !other) throw new Error('the file has no two claims')
      const paid = (trace: string, control: number, of = claim) =>
        answer835(trace, control, [{ claim: of, status: '1', decide: usualDecision }]).text
      await desk().file(paid('EFT1', 901))
      const further = await desk().file([paid('EFT2', 902, other), paid('EFT1', 903)].join('\n'))
      expect(further.answers[1]?.words).toBe('Payment EFT1 was posted before. Nothing was posted again.')
      const once = await desk().file([paid('EFT3', 904, other), paid('EFT2', 902, other)].join('\n'))
      expect([once.answers.length, await desk().open()]).toEqual([1, []])
    })

    it('that was kept while places were part of its hash is known by that', async () => {
      const [claim] = (await sentFile()).claims
      if (!claim) throw new Error('the file has no claim')
      const { text } = answer835('EFT1', 901, [{ claim, status: '1', decide: usualDecision }])
      await desk().file(text)
      const read = readAnswers(text)
      const payment = read.ok ? read.value[0]?.answers[0] : undefined
      if (payment?.kind !== '835') throw new Error('the answer is no payment')
      await desk().store.transact(run('update payment set sha256 = $1', placedHash(payment)))
      const again = await desk().file(text.replaceAll('000000901', '000000902'))
      expect(again.answers[0]?.words).toBe('Payment EFT1 was posted before. Nothing was posted again.')
      expect(await desk().open()).toEqual([])
    })

    it('with other content under a number that was posted changes nothing and is shown', async () => {
      const [claim, other] = (await sentFile()).claims
      if (!claim || !other) throw new Error('the file has no two claims')
      await desk().file(answer835('EFT1', 901, [{ claim, status: '1', decide: usualDecision }]).text)
      await desk().file(answer835('EFT1', 902, [{ claim: other, status: '1', decide: usualDecision }]).text)
      expect(await paidOf('session-2')).toBe(0)
      expect((await desk().open())[0]).toContain('came again with other content')
    })

    it('refused by the payer says the line, the code and the reason', async () => {
      const [claim] = (await sentFile()).claims
      if (!claim) throw new Error('the file has no claim')
      await desk().file(answer835('EFT1', 901, [{ claim, status: '4', decide: deniedDecision('CO*197') }]).text)
      const words = await desk().open()
      expect(words).toHaveLength(claim.lines.length)
      expect(words).toContain('denied: J9312 was not paid: Contract, no authorization (CO-197).')
    })

    it('for a claim that never left here is kept with its money', async () => {
      const [claim] = (await sentFile()).claims
      if (!claim) throw new Error('the file has no claim')
      const stray = {
        ...claim,
        reference: 'STRAY1',
        lines: claim.lines.map((line) => ({ ...line, id: `X${line.id}` })),
      }
      const { text, paidCents } = answer835('EFT1', 901, [{ claim: stray, status: '1', decide: usualDecision }])
      await desk().file(text)
      const { exceptions } = await desk().value('exceptions.list', { limit: 50, settled: false })
      expect(exceptions).toMatchObject([{ kind: 'unmatched_payment', cents: paidCents, reference: 'STRAY1' }])
    })
  })
}

function sharingBehaviour(desk: () => ClaimDesk, sentFile: Sent): void {
  describe('several desks', () => {
    it('hear of every claim that changed, in order, and start over at another ledger', async () => {
      await sentFile()
      const page = await desk().value('claims.changed', { after: 0, ledger: null, limit: 1 })
      expect(page.claims).toHaveLength(1)
      const { ledger } = page
      const rest = await desk().value('claims.changed', { after: page.cursor, ledger, limit: 50 })
      expect([...page.claims, ...rest.claims].map(({ reference, state }) => `${reference} ${state}`)).toEqual([
        '260302AA001 sent',
        '260302AA002 sent',
      ])
      expect((await desk().value('claims.changed', { after: rest.cursor, ledger, limit: 50 })).claims).toEqual([])
      const other = await desk().value('claims.changed', { after: rest.cursor, ledger: 'another', limit: 50 })
      expect(other.claims).toHaveLength(2)
    })

    it('see who works on a visit; one biller has it until it is given back or taken over', async () => {
      const noor = { id: 'noor', name: 'Noor Haddad' }
      const hold = (by: typeof noor, take: boolean, over = false) =>
        desk().value('claims.hold', { sessionId: 'session-1', by, take, over })
      expect((await hold(grace, true)).holder?.userName).toBe('Grace Kim')
      expect((await hold(noor, true)).holder?.userName).toBe('Grace Kim')
      expect((await hold(noor, false)).holder?.userName).toBe('Grace Kim')
      expect((await hold(noor, true, true)).holder?.userName).toBe('Noor Haddad')
      const { holders } = await desk().value('claims.changed', { after: 0, ledger: null, limit: 1 })
      expect(holders).toMatchObject([{ sessionId: 'session-1', userName: 'Noor Haddad' }])
      expect((await hold(noor, false)).holder).toBeNull()
    })
  })
}
