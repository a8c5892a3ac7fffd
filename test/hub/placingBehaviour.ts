import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilerLimits } from '#hub/answers/answerFiler.ts'
import { changedSince, markNow } from '#hub/batches/buildBatch.ts'
import { row, run } from '#hub/sql.ts'
import type { HubStore } from '#hub/store.ts'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, payerNumberOf, type ReadClaim, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'

/** What the hub promises about money that a person places by hand, whichever database is behind it. */
export function placingBehaviour(open: () => Promise<HubStore>, limits?: FilerLimits): void {
  let desk: ClaimDesk
  let claims: readonly ReadClaim[]
  beforeEach(async () => {
    desk = await aClaimDesk(await open(), limits)
    for (const n of [1, 2]) await desk.submit(aSignedEnvelope(n))
    await desk.build('b1', [{ sessionId: 'session-1' }, { sessionId: 'session-2' }])
    claims = readClaimFile(await desk.take('b1')).claims
  })
  afterEach(() => desk.store.close())

  const claimOf = (reference: string): ReadClaim => {
    const found = claims.find((one) => one.reference === reference)
    if (!found) throw new Error(`no claim ${reference} in the file`)
    return found
  }
  /** The payer answers the first visit under a number that is not ours and without our line numbers. */
  const paidUnderAnotherName = async () => {
    const claim = claimOf('260302AA001')
    const lines = claim.lines.map((line, at) => ({ ...line, id: `THEIRS-1-${at}` }))
    const foreign = { ...claim, reference: 'THEIRS-1', lines }
    const other = { claim: claimOf('260302AA002'), status: '1', decide: usualDecision }
    const answer = answer835('EFT9', 77, [{ claim: foreign, status: '1', decide: usualDecision }, other])
    await desk.file(answer.text)
    return answer
  }
  const exception = async (settled: boolean) =>
    (await desk.value('exceptions.list', { limit: 10, settled })).exceptions.find(
      ({ kind }) => kind === 'unmatched_payment',
    )
  const paidOn = async (sessionId: string): Promise<number> => {
    const { lines } = await desk.value('claims.payments', { sessionId })
    return lines.reduce((sum, { paidCents }) => sum + paidCents, 0)
  }
  const total = async (): Promise<number> => (await paidOn('session-1')) + (await paidOn('session-2'))
  const place = async (exceptionId: string) => {
    const { money } = await desk.value('payments.unmatched', { exceptionId, sessionId: null })
    const [candidate] = money.candidates.filter(({ reference }) => reference === '260302AA001')
    const lineIds = (candidate?.likely ?? []).map((likely) => likely ?? '')
    const words = 'Same patient, day and charge'
    return { exceptionId, reference: '260302AA001', version: 1, lineIds, words, by: grace }
  }

  describe('money without a line', () => {
    it('is placed on the lines of a claim, to the cent, and the exception is settled with it', async () => {
      const answer = await paidUnderAnotherName()
      const raised = await exception(false)
      expect(raised).toMatchObject({ nextStep: 'place', reference: 'THEIRS-1' })
      const before = await total()
      const asked = await place(raised?.id ?? '')
      expect(asked.lineIds).toEqual(claimOf('260302AA001').lines.map(({ id }) => id))
      const { money } = await desk.value('payments.place', asked)
      expect(money.placed).toMatchObject({ reference: '260302AA001', by: 'Grace Kim', words: asked.words })
      expect(await total()).toBe(answer.paidCents)
      expect((await total()) - before).toBe(money.paidCents)
      expect(await exception(false)).toBeUndefined()
      expect((await exception(true))?.settled).toMatchObject({ by: 'Grace Kim' })
      const { claims: stand, lines } = await desk.value('claims.payments', { sessionId: 'session-1' })
      expect(stand.map(({ state }) => state)).toEqual(['adjudicated'])
      expect(new Set(lines.flatMap(({ movements }) => movements.map(({ matchedBy }) => matchedBy)))).toEqual(
        new Set(['person']),
      )
    })

    it('is never placed twice, nor by the same file again', async () => {
      const answer = await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      await desk.value('payments.place', asked)
      expect(await desk.no('payments.place', asked)).toMatch(/^Grace Kim placed it already/)
      await desk.file(answer.text, 'again.x12')
      expect(await total()).toBe(answer.paidCents)
    })

    it('is taken back whole: the claim stands where it stood, and the money may be placed anew', async () => {
      await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      const before = await total()
      await desk.value('payments.place', asked)
      const back = { exceptionId: asked.exceptionId, words: 'It was the visit of the week before', by: grace }
      const { money } = await desk.value('payments.takeBack', back)
      expect(money.placed).toBeNull()
      expect(await total()).toBe(before)
      expect(await exception(false)).toMatchObject({ id: asked.exceptionId, settled: null })
      const { claims: stand } = await desk.value('claims.payments', { sessionId: 'session-1' })
      expect(stand.map(({ state }) => state)).toEqual(['sent'])
      expect(await desk.no('payments.takeBack', back)).toMatch(/placed nowhere/)
      await desk.value('payments.place', asked)
      expect(await total()).toBe(before + money.paidCents)
    })

    it('of a payment of many lines is placed behind all of them, and taken back without touching any', async () => {
      await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      const before = await total()
      // As if ten thousand lines stood before its own.
      const far = "update posting_row set nth = nth + 10000 where trace = 'EFT9'"
      await desk.store.transact(run(far))
      const { money } = await desk.value('payments.place', asked)
      expect(await total()).toBe(before + money.paidCents)
      await desk.value('payments.takeBack', { exceptionId: asked.exceptionId, words: 'Not theirs', by: grace })
      expect(await total()).toBe(before)
    })

    it('that was placed by a version before this one is taken back whole as well', async () => {
      await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      const before = await total()
      await desk.value('payments.place', asked)
      // Where the version before placed it, and what it noted of that.
      const lines = row<{ least: number }>("select min(nth) as least from posting_row where matched_by = 'person'")
      const { least } = (await desk.store.look(lines)) ?? { least: 0 }
      const asBefore = `update posting_row set nth = nth - ${least} + 10000 where matched_by = 'person'`
      await desk.store.transact(run(asBefore))
      await desk.store.transact(run('update placement set first_nth = null, movements = null'))
      await desk.value('payments.takeBack', { exceptionId: asked.exceptionId, words: 'Not theirs', by: grace })
      expect(await total()).toBe(before)
    })

    it('in two amounts is taken back one after the other, and the claim stands where it stood before the first', async () => {
      const claim = claimOf('260302AA001')
      const lines = claim.lines.slice(0, 2).map((line, at) => ({ ...line, id: `X${at}`, procedure: `HC:J999${at}` }))
      const chargeCents = lines.reduce((sum, line) => sum + line.chargeCents, 0)
      const foreign = { ...claim, chargeCents, lines }
      await desk.file(answer835('EFT9', 78, [{ claim: foreign, status: '1', decide: usualDecision }]).text)
      const { exceptions } = await desk.value('exceptions.list', { limit: 10, settled: false })
      const ids = exceptions.map(({ id }) => id)
      expect(ids).toHaveLength(2)
      const stands = async () => {
        const { claims: all } = await desk.value('claims.payments', { sessionId: 'session-1' })
        return all.map(({ state, payerNumber }) => [state, payerNumber])
      }
      const where = { reference: claim.reference, version: 1, lineIds: [claim.lines[0]?.id ?? ''] }
      for (const exceptionId of ids)
        await desk.value('payments.place', { exceptionId, ...where, words: 'A code of theirs', by: grace })
      const payerNumber = payerNumberOf(claim.reference)
      expect(await stands()).toEqual([['adjudicated', payerNumber]])
      const [first = '', second = ''] = ids
      await desk.value('payments.takeBack', { exceptionId: first, words: 'Not of this visit', by: grace })
      expect(await stands()).toEqual([['adjudicated', payerNumber]])
      await desk.value('payments.takeBack', { exceptionId: second, words: 'Not of this visit', by: grace })
      expect(await stands()).toEqual([['sent', null]])
    })

    it('placed and taken back on a claim that was decided is news to a build that runs', async () => {
      const own = { claim: claimOf('260302AA001'), status: '1', decide: usualDecision }
      await desk.file(answer835('EFT8', 78, [own]).text, 'first.x12')
      await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      const placing = await desk.store.look(markNow())
      await desk.value('payments.place', asked)
      expect(await desk.store.look(changedSince(placing))).toEqual(new Set(['session-1']))
      const taking = await desk.store.look(markNow())
      await desk.value('payments.takeBack', { exceptionId: asked.exceptionId, words: 'Another visit', by: grace })
      expect(await desk.store.look(changedSince(taking))).toEqual(new Set(['session-1']))
    })

    it('is not placed on what is not there, and changes nothing then', async () => {
      await paidUnderAnotherName()
      const asked = await place((await exception(false))?.id ?? '')
      const before = await total()
      expect(await desk.no('payments.place', { ...asked, lineIds: asked.lineIds.slice(1) })).toMatch(/were chosen/)
      expect(await desk.no('payments.place', { ...asked, lineIds: asked.lineIds.map(() => 'X') })).toMatch(/no line X/)
      expect(await desk.no('payments.place', { ...asked, version: 9 })).toMatch(/version 9/)
      expect(await desk.no('payments.place', { ...asked, exceptionId: 'nothing' })).toMatch(/knows no money/)
      expect(await total()).toBe(before)
    })
  })
}
