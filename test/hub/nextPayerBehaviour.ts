import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilerLimits } from '#hub/answers/answerFiler.ts'
import { changedSince, markNow } from '#hub/batches/buildBatch.ts'
import type { HubStore } from '#hub/store.ts'
import { aClaimDesk, type ClaimDesk } from '#test/builders/aClaimDesk.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import {
  answer277,
  answer835,
  type DecidedClaim,
  payerNumberOf,
  readClaimFile,
  usualDecision,
} from '#test/fakes/clearinghouse.ts'
import { structureProblems } from '#test/oracle/x12Structure.ts'

const visit = { sessionId: 'session-1' }
const reference = '260302AA001'
const second = `${reference}-2`

/** What the hub promises about the payer after the first, whichever database is behind it. */
export function nextPayerBehaviour(open: () => Promise<HubStore>, limits?: FilerLimits): void {
  let desk: ClaimDesk
  beforeEach(async () => {
    desk = await aClaimDesk(await open(), limits)
    await desk.submit(aSignedEnvelope(1, { twoPayers: true }))
    await desk.submit(aSignedEnvelope(2))
  })
  afterEach(() => desk.store.close())

  const sent = async (batchId: string) => {
    await desk.build(batchId, [visit, { sessionId: 'session-2' }])
    return readClaimFile(await desk.take(batchId)).claims
  }
  let control = 900
  const decide = async (trace: string, status: string, claims: readonly DecidedClaim['claim'][]) => {
    control += 1
    const decided = claims.map((claim) => ({ claim, status, decide: usualDecision }))
    await desk.file(answer835(trace, control, decided).text, `${trace}.835`)
  }
  const nextPayers = async () => {
    const { claims } = await desk.value('claims.payments', visit)
    return claims.map((claim) => [claim.reference, claim.payerName, claim.nextPayer ?? null])
  }
  const build = async (batchId: string) => desk.build(batchId, [visit])

  describe('a second payer', () => {
    it('is due once the first has decided, with the decision line by line, and no second time', async () => {
      const claims = await sent('b1')
      expect((await build('b2')).batch).toBeNull()
      await decide('EFT1', '1', claims)
      expect(await nextPayers()).toEqual([[reference, 'Medicare Part B', 'Lake Mutual']])
      const built = await build('b3')
      expect(built.leftOut).toEqual([])
      const text = await desk.take('b3')
      expect(structureProblems(text)).toEqual([])
      const segments = text.split(/~\s*/)
      const [file] = readClaimFile(text).claims
      expect(file).toMatchObject({ reference: second, frequency: '1' })
      expect(segments.filter((one) => one.startsWith('SBR'))).toEqual(['SBR*S*18*******CI', 'SBR*P*18*******MB'])
      // 2320: what was paid and what it left to the patient; 2330: the payer's own number; 2430: each line and its reasons.
      const first = claims.find((one) => one.reference === reference)
      const paid = (first?.lines ?? []).reduce((sum, line) => sum + usualDecision(line).paid, 0)
      expect(segments).toContain(`AMT*D*${String(paid / 100)}`)
      expect(segments.filter((one) => one.startsWith('SVD*00882*'))).toHaveLength(first?.lines.length ?? -1)
      expect(segments.filter((one) => one.startsWith('CAS*CO*45')).length).toBe(first?.lines.length)
      expect(segments.some((one) => one.startsWith('REF*F8*ICN'))).toBe(true)
      expect(await nextPayers()).toEqual([
        [reference, 'Medicare Part B', null],
        [second, 'Lake Mutual', null],
      ])
      expect((await build('b4')).batch).toBeNull()
    })

    it('pays on the same lines, under its own claim, and everything is added up', async () => {
      await decide('EFT1', '1', await sent('b1'))
      await build('b2')
      const claims = readClaimFile(await desk.take('b2')).claims
      const { lines: before } = await desk.value('claims.payments', visit)
      await decide('LM-1', '2', claims)
      const { lines, claims: stand } = await desk.value('claims.payments', visit)
      const total = (all: typeof lines) => all.reduce((sum, { paidCents }) => sum + paidCents, 0)
      expect(total(lines)).toBe(2 * total(before))
      expect(stand.map(({ state }) => state)).toEqual(['adjudicated', 'adjudicated'])
      expect(await nextPayers()).toEqual([
        [reference, 'Medicare Part B', null],
        [second, 'Lake Mutual', null],
      ])
    })

    it('is not taken for the first where an answer names the lines alone: a person says whose money it is', async () => {
      await decide('EFT1', '1', await sent('b1'))
      await build('b2')
      const claims = readClaimFile(await desk.take('b2')).claims.map((claim) => ({ ...claim, reference: 'UNREAD' }))
      const decided = claims.map((claim) => ({ claim, status: '2', decide: usualDecision }))
      const from = (payerId: string) =>
        answer835(`LM-${payerId}`, 980, decided).text.replace('REF*2U*00882', `REF*2U*${payerId}`)
      await desk.file(from('ELSE'))
      expect((await desk.open()).at(-1)).toMatch(/^unmatched_payment: .* for claim UNREAD/)
      const { claims: stand } = await desk.value('claims.payments', visit)
      expect(stand.map(({ state }) => state)).toEqual(['adjudicated', 'sent'])
      await desk.file(from('99001'))
      expect((await desk.value('claims.payments', visit)).claims[1]?.state).toBe('adjudicated')
    })

    it('says what is left to the patient: its own share, and the first payer’s again when it took its decision back', async () => {
      const owed = async () =>
        (await desk.value('claims.payments', visit)).lines.map(({ patientCents }) => patientCents)
      await decide('EFT1', '1', await sent('b1'))
      const before = await owed()
      const quarter = (cents: number): number => Math.floor(cents / 4)
      expect(Math.max(...before.map(quarter))).toBeGreaterThan(0)
      await build('b2')
      const claims = readClaimFile(await desk.take('b2')).claims
      const leavesQuarter: DecidedClaim['decide'] = (line) => {
        const { paid, contractual, patient } = usualDecision(line)
        return { paid: patient - quarter(patient), contractual: contractual + paid, patient: quarter(patient) }
      }
      for (const [status, expected] of [
        ['2', before.map(quarter)],
        ['22', before],
      ] as const) {
        const decided = claims.map((claim) => ({ claim, status, decide: leavesQuarter }))
        await desk.file(answer835(`LM-${status}`, 960 + Number(status), decided).text, `${status}.835`)
        expect(await owed()).toEqual(expected)
      }
    })

    it.each(['19', '20', '21', '23'])(
      'gets nothing where the first payer sent the claim on itself (%s)',
      async (status) => {
        const claims = await sent('b1')
        await decide('EFT1', status, claims)
        expect(await nextPayers()).toEqual([[reference, 'Medicare Part B', null]])
        expect((await build('b2')).batch).toBeNull()
      },
    )

    it('waits while the first payer has taken its decision back', async () => {
      const claims = await sent('b1')
      await decide('EFT1', '1', claims)
      await decide('EFT2', '22', claims)
      expect(await nextPayers()).toEqual([[reference, 'Medicare Part B', null]])
      const { batch, leftOut } = await build('b2')
      expect(batch).toBeNull()
      expect(leftOut[0]?.words).toEqual([`Medicare Part B has not decided about claim ${reference}.`])
      await decide('EFT3', '1', claims)
      expect(await nextPayers()).toEqual([[reference, 'Medicare Part B', 'Lake Mutual']])
    })

    it('gets a replacement where the first payer decides anew, with what it decides now', async () => {
      const claims = await sent('b1')
      await decide('EFT1', '1', claims)
      await build('b2')
      await decide('LM-1', '2', readClaimFile(await desk.take('b2')).claims)
      await decide('EFT2', '22', claims)
      expect((await nextPayers()).map(([, , next]) => next)).toEqual([null, null])
      const half = ({ chargeCents }: { readonly chargeCents: number }) => ({
        ...{ paid: Math.floor(chargeCents / 2), contractual: 0, patient: Math.ceil(chargeCents / 2) },
      })
      const decided = claims.map((claim) => ({ claim, status: '1', decide: half }))
      await desk.file(answer835('EFT3', 990, decided).text, 'EFT3.835')
      expect((await nextPayers()).map(([, , next]) => next)).toEqual(['Lake Mutual', null])
      await build('b3')
      const text = await desk.take('b3')
      const [claim] = claims
      const paid = (claim?.lines ?? []).reduce((sum, line) => sum + half(line).paid, 0)
      expect(readClaimFile(text).claims).toMatchObject([{ reference: second, frequency: '7' }])
      expect(text).toContain(`AMT*D*${String(paid / 100)}~`)
      expect((await nextPayers()).map(([, , next]) => next)).toEqual([null, null, null])
      expect((await build('b4')).batch).toBeNull()
    })

    it('is looked at again by a build that runs when the first payer takes its decision back', async () => {
      const claims = await sent('b1')
      await decide('EFT1', '1', claims)
      const mark = await desk.store.look(markNow())
      await decide('EFT2', '22', claims)
      expect(await desk.store.look(changedSince(mark))).toEqual(new Set(['session-1', 'session-2']))
    })

    it('gets an original again, under the same number, when its claim was sent back', async () => {
      await decide('EFT1', '1', await sent('b1'))
      await build('b2')
      const file = readClaimFile(await desk.take('b2'))
      await desk.file(answer277(file, 950, [second]))
      expect(await nextPayers()).toEqual([
        [reference, 'Medicare Part B', 'Lake Mutual'],
        [second, 'Lake Mutual', null],
      ])
      await build('b3')
      expect(readClaimFile(await desk.take('b3')).claims).toMatchObject([{ reference: second, frequency: '1' }])
    })

    /** Both payers have decided about the first version; the second was signed. */
    const amended = async (facts: Parameters<typeof aSignedEnvelope>[1] = {}) => {
      await decide('EFT1', '1', await sent('b1'))
      await build('b2')
      await decide('LM-1', '2', readClaimFile(await desk.take('b2')).claims)
      await desk.submit(aSignedEnvelope(1, { twoPayers: true, version: 2, ...facts }))
      return builtAgain('b3')
    }
    const builtAgain = async (batchId: string) => {
      const { leftOut } = await desk.build(batchId, [{ ...visit, version: 2 }])
      expect(leftOut).toEqual([])
      return desk.take(batchId)
    }

    /** A file of this version that the payers took in. */
    const asOf = async (version: number, batchId: string) => {
      const { leftOut } = await desk.build(batchId, [{ ...visit, version }])
      expect(leftOut).toEqual([])
      const file = readClaimFile(await desk.take(batchId))
      control += 1
      await desk.file(answer277(file, control))
      return file.claims
    }

    it('gets a replacement of what it has, once the first has decided about an amendment', async () => {
      const { claims } = readClaimFile(await amended())
      expect(claims).toMatchObject([{ reference, frequency: '7' }])
      await decide('EFT2', '1', claims)
      const text = await builtAgain('b4')
      expect(readClaimFile(text).claims).toMatchObject([{ reference: second, frequency: '7' }])
      expect(text).toContain(`REF*F8*${payerNumberOf(second)}~`)
    })

    it('keeps its claim and its number where the amendment is split, and a carve-out is nobody’s next', async () => {
      const { claims } = readClaimFile(await amended({ carveOut: 'J9033' }))
      expect(claims.map((one) => [one.reference, one.frequency])).toEqual([
        [reference, '7'],
        [`${reference}-3`, '1'],
      ])
      await decide('EFT2', '1', claims)
      expect(readClaimFile(await builtAgain('b4')).claims).toMatchObject([{ reference: second, frequency: '7' }])
    })

    it('is not the only one that is taken back from: so is the first, where an amendment drops its part', async () => {
      await desk.submit(aSignedEnvelope(1, { twoPayers: true, version: 2, carveOut: 'J9033' }))
      const [, part] = await asOf(2, 'b1')
      expect(part?.reference).toBe(second)
      await desk.submit(aSignedEnvelope(1, { twoPayers: true, version: 3 }))
      expect(await asOf(3, 'b2')).toMatchObject([
        { reference, frequency: '7' },
        { reference: second, frequency: '8', lines: part?.lines },
      ])
      await desk.submit(aSignedEnvelope(1, { twoPayers: true, version: 4 }))
      expect(await asOf(4, 'b3')).toMatchObject([{ reference, frequency: '7' }])
    })

    it('that takes the place of the first gets an original, once the first has been told to forget its own', async () => {
      await asOf(1, 'b1')
      await desk.submit(aSignedEnvelope(1, { lakeAlone: true, version: 2 }))
      const payers = async () => (await desk.value('claims.payments', visit)).claims.map(({ payerName }) => payerName)
      expect(await asOf(2, 'b2')).toMatchObject([{ reference, frequency: '8' }])
      expect(await asOf(2, 'b3')).toMatchObject([{ reference, frequency: '1' }])
      expect(await payers()).toEqual(['Medicare Part B', 'Medicare Part B', 'Lake Mutual'])
    })

    it('is nobody’s turn any more where a newer version of the first claim has left', async () => {
      await decide('EFT1', '1', await sent('b1'))
      expect(await nextPayers()).toEqual([[reference, 'Medicare Part B', 'Lake Mutual']])
      await desk.submit(aSignedEnvelope(1, { twoPayers: true, version: 2 }))
      const { claims } = readClaimFile(await builtAgain('b2'))
      const versions = [reference, 'Medicare Part B'] as const
      expect(await nextPayers()).toEqual([
        [...versions, null],
        [...versions, null],
      ])
      await decide('EFT2', '1', claims)
      expect(await nextPayers()).toEqual([
        [...versions, null],
        [...versions, 'Lake Mutual'],
      ])
    })

    it('whose coverage an amendment no longer has gets its claim taken back, and the worklist says so', async () => {
      const { claims } = readClaimFile(await amended({ twoPayers: false }))
      expect(claims).toMatchObject([{ reference, frequency: '7' }])
      expect((await nextPayers()).map(([name, , next]) => [name, next])).toContainEqual([second, 'Lake Mutual'])
      const text = await builtAgain('b4')
      expect(readClaimFile(text).claims).toMatchObject([{ reference: second, frequency: '8' }])
      expect(text).toContain(`REF*F8*${payerNumberOf(second)}~`)
      expect((await nextPayers()).map(([, , next]) => next)).toEqual([null, null, null, null])
    })

    it('is taken back in one file with the first, and may be billed again after it', async () => {
      await decide('EFT1', '1', await sent('b1'))
      await build('b2')
      await decide('LM-1', '2', readClaimFile(await desk.take('b2')).claims)
      const { batch, leftOut } = await desk.build('b3', [{ ...visit, as: 'void' }])
      expect([leftOut, batch?.claims]).toEqual([[], 2])
      expect(readClaimFile(await desk.take('b3')).claims.map(({ frequency }) => frequency)).toEqual(['8', '8'])
      await build('b4')
      const { claims } = readClaimFile(await desk.take('b4'))
      expect(claims).toMatchObject([{ reference, frequency: '1' }])
      await decide('EFT3', '1', claims)
      expect((await nextPayers()).map(([, , next]) => next).filter((name) => name !== null)).toEqual(['Lake Mutual'])
    })

    it('leaves a visit with one payer as it was', async () => {
      await decide('EFT1', '1', await sent('b1'))
      const { batch, leftOut } = await desk.build('b2', [{ sessionId: 'session-2' }])
      expect(batch).toBeNull()
      expect(leftOut[0]?.words[0]).toMatch(/already left/)
    })
  })
}
