import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { aClaimDesk, type ClaimDesk, grace } from '#test/builders/aClaimDesk.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { answer835, deniedDecision, type ReadClaim, readClaimFile, usualDecision } from '#test/fakes/clearinghouse.ts'
import { openHubStore } from '../openStore.ts'
import { row, rows, run } from '../sql.ts'
import type { HubStore } from '../store.ts'
import { createAnswerFiler } from './answerFiler.ts'

const visits = [1, 2, 3, 4].map((n) => `session-${n}`)
/** Every claim is a slice of its own. */
const bySlices = { shortText: 0, linesAtOnce: 0 }

let desk: ClaimDesk
let claims: readonly ReadClaim[]
/** A ledger of its own whose one file left. */
async function begin(): Promise<void> {
  const opened = await openHubStore({ folder: aFolder() })
  if (!opened.ok) throw new Error(opened.error)
  onTestFinished(() => opened.value.close())
  desk = await aClaimDesk(opened.value)
  for (const n of [1, 2, 3, 4]) await desk.submit(aSignedEnvelope(n))
  await desk.build(
    'b1',
    visits.map((sessionId) => ({ sessionId })),
  )
  claims = readClaimFile(await desk.take('b1')).claims
}
beforeEach(begin)

/** The first is denied, one is of nobody here, the others are paid. */
function payment() {
  const [first] = claims
  if (!first) throw new Error('the file has no claim')
  const lines = first.lines.map((line) => ({ ...line, id: `X${line.id}` }))
  const stray = { claim: { ...first, reference: 'STRAY', lines }, status: '1', decide: usualDecision }
  const decided = claims.map((claim, index) =>
    index === 0
      ? { claim, status: '4', decide: deniedDecision('CO*197') }
      : { claim, status: '1', decide: usualDecision },
  )
  return answer835('EFT1', 901, [...decided, stray])
}

const came = (text: string) => ({ id: 'a1', fileName: 'big.835', text, cameBy: 'house', filedBy: null })
const states = async () => (await desk.value('batches.get', { batchId: 'b1' })).claims.map(({ state }) => state)
const payments = () => Promise.all(visits.map((sessionId) => desk.value('claims.payments', { sessionId })))
const paid = async () =>
  (await payments()).flatMap(({ lines }) => lines).reduce((sum, { paidCents }) => sum + paidCents, 0)

/** Everything a biller sees of it. */
const seen = async () => ({ open: (await desk.open()).toSorted(), payments: await payments() })

/** The store of a hub that is killed after so many transactions. */
const killedAfter = (transactions: number): HubStore => {
  let left = transactions
  return {
    ...desk.store,
    transact: async (work) => {
      if (left === 0) throw new Error('killed')
      left -= 1
      return desk.store.transact(work)
    },
  }
}

it('a file that was filed before is known by its hash, and nothing of it is read again', async () => {
  let breaths = 0
  const breathe = async (): Promise<void> => {
    breaths += 1
  }
  const filer = createAnswerFiler(desk.store, { ...desk.ports, breathe }, bySlices)
  const first = await filer.file(came(payment().text))
  expect(breaths).toBeGreaterThan(0)
  breaths = 0
  const again = await filer.file({ ...came(payment().text), id: 'a2' })
  expect(again).toEqual({ ...first, value: { ...(first.ok && first.value), replayed: true } })
  expect(breaths).toBe(0)
})

describe('a payment that is put down slice by slice', () => {
  it('is all there or not at all wherever the hub is killed, and is posted once when the file is read again', async () => {
    const { text } = payment()
    const { paidCents: strayCents } = answer835('S', 1, [
      { claim: claims[0] as ReadClaim, status: '1', decide: usualDecision },
    ])
    const whole = payment().paidCents - strayCents
    let kills = 0
    for (; (await paid()) === 0; kills += 1) {
      expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent'])
      expect(await desk.open()).toEqual([])
      const filer = createAnswerFiler(killedAfter(kills), desk.ports, bySlices)
      await filer.file(came(text)).catch(() => undefined)
    }
    expect(kills).toBeGreaterThan(6)
    expect([await paid(), await states()]).toEqual([whole, visits.map(() => 'adjudicated')])
    // Killed behind the step that made it count: what follows is done by the next start.
    expect(await desk.open()).toEqual([])
    await createAnswerFiler(desk.store, desk.ports).follow()
    expect(await desk.open()).toHaveLength((claims[0]?.lines.length ?? 0) + 1)
    const again = await createAnswerFiler(desk.store, desk.ports, bySlices).file(came(text))
    expect(again).toMatchObject({ value: { replayed: true, answers: [{ matched: expect.any(Number), unmatched: 1 }] } })
    expect(await paid()).toBe(whole)
  })

  it('is seen as if it had been posted at once, and known by its number when it comes again', async () => {
    const { text } = payment()
    const filed = await createAnswerFiler(desk.store, desk.ports, bySlices).file(came(text))
    const sliced = await seen()
    const again = await desk.file(text.replaceAll('000000901', '000000902'))
    expect(again.answers[0]?.words).toBe('Payment EFT1 was posted before. Nothing was posted again.')
    await begin()
    const atOnce = await desk.file(text)
    expect(filed).toMatchObject({ value: { answers: atOnce.answers, exceptions: atOnce.exceptions } })
    expect(await seen()).toEqual(sliced)
  })

  it('is put down anew where what it is about changed meanwhile', async () => {
    const [claim] = claims
    if (!claim) throw new Error('the file has no claim')
    const one = (trace: string, control: number, status: string) =>
      answer835(trace, control, [{ claim, status, decide: usualDecision }]).text
    let isPaid = false
    const breathe = async (): Promise<void> => {
      if (isPaid || (await desk.store.look(row("select 1 as found from payment where state = 'staged'"))) === null)
        return
      isPaid = true
      await desk.file(one('EFT1', 901, '1'))
    }
    // It takes back what was not posted yet when it was begun.
    await createAnswerFiler(desk.store, { ...desk.ports, breathe }, bySlices).file(came(one('EFT2', 902, '22')))
    expect([isPaid, await paid(), await desk.open()]).toEqual([true, 0, []])
  })

  it('is posted at once where what it is about never rests', async () => {
    let changes = 0
    const breathe = async (): Promise<void> => {
      changes += 1
      const entered = { reference: '260302AA002', version: 1, payerNumber: `PORTAL${changes}`, by: grace }
      await desk.value('claims.payerNumber', entered)
    }
    await createAnswerFiler(desk.store, { ...desk.ports, breathe }, bySlices).file(came(payment().text))
    expect(await paid()).toBeGreaterThan(0)
    expect(changes).toBeGreaterThan(10)
    expect(await desk.open()).toHaveLength((claims[0]?.lines.length ?? 0) + 1)
  })

  it('is posted once where two hubs of one database fetch its file at the same time', async () => {
    const { text } = payment()
    const hubs = [1, 2].map((n) => createAnswerFiler(desk.store, { ...desk.ports, newId: () => `hub ${n}` }, bySlices))
    await Promise.allSettled(hubs.map((hub, index) => hub.file({ ...came(text), id: `a${index}` })))
    await createAnswerFiler(desk.store, desk.ports, bySlices).file(came(text))
    const once = await seen()
    await begin()
    await desk.file(text)
    expect(once).toEqual(await seen())
  })

  it('is never posted with what another hub put down under its number', async () => {
    const decided = claims.map((claim) => ({ claim, status: '1', decide: usualDecision }))
    const half = (line: Parameters<typeof usualDecision>[0]) => {
      const { paid, contractual, patient } = usualDecision(line)
      return { paid: Math.floor(paid / 2), contractual: contractual + Math.ceil(paid / 2), patient }
    }
    const own = answer835('EFT1', 901, decided)
    const other = answer835(
      ...(['EFT1', 902] as const),
      decided.map((one) => ({ ...one, decide: half })),
    )
    const lines = claims.reduce((sum, claim) => sum + claim.lines.length, 0)
    const isAllDown = async (fileId: string): Promise<boolean> => {
      const lying = await desk.store.look(
        row<{ count: number }>(
          `select count(*) as count from posting_row
           join payment on payment.payer = posting_row.payer and payment.trace = posting_row.trace
           where payment.state = 'staged' and payment.answer_file_id = $1`,
          fileId,
        ),
      )
      return lying?.count === lines
    }
    const killedThen = async (): Promise<void> => {
      if (await isAllDown('a2')) throw new Error('killed')
    }
    let isOtherDown = false
    const breathe = async (): Promise<void> => {
      if (isOtherDown || !(await isAllDown('a1'))) return
      const filer = createAnswerFiler(desk.store, { ...desk.ports, breathe: killedThen }, bySlices)
      await expect(filer.file({ ...came(other.text), id: 'a2' })).rejects.toThrow('killed')
      isOtherDown = true
    }
    await createAnswerFiler(desk.store, { ...desk.ports, breathe }, bySlices).file(came(own.text))
    expect([isOtherDown, await paid()]).toEqual([true, own.paidCents])
    await createAnswerFiler(desk.store, desk.ports, bySlices).file({ ...came(other.text), id: 'a2' })
    expect([await paid(), (await desk.open()).length]).toEqual([own.paidCents, 1])
  })

  it('is followed by everything but what throws, which stays and is said in the log once', async () => {
    const logged: string[] = []
    const ports = { ...desk.ports, log: (line: string) => void logged.push(line) }
    const filer = createAnswerFiler(desk.store, ports, bySlices)
    await filer.file(
      came(answer835('EFT1', 901, [{ claim: claims[0] as ReadClaim, status: '1', decide: usualDecision }]).text),
    )
    const raised = (words: string) => JSON.stringify({ kind: 'payment_held', words, nextStep: 'outside' })
    const waiting = [raised('First.'), '{', raised('Second.'), raised('Third.')]
    for (const [nth, body] of waiting.entries())
      await desk.store.transact(
        run(
          `insert into payment_follow (payer, trace, nth, session_id, raised) values ('00882', 'EFT1', $1, null, $2)`,
          nth,
          body,
        ),
      )
    for (let round = 0; round < 2; round += 1) await filer.follow()
    expect(await desk.open()).toEqual(['First.', 'Second.', 'Third.'].map((words) => `payment_held: ${words}`))
    expect(await desk.store.look(rows('select nth from payment_follow'))).toEqual([{ nth: 1 }])
    expect(logged).toEqual(['answers: what follows payment EFT1 failed at 1'])
  })

  it('that takes back what another slice of it pays is not held for it', async () => {
    const decided = (status: string) => claims.map((claim) => ({ claim, status, decide: usualDecision }))
    const { text } = answer835('EFT3', 903, [...decided('1'), ...decided('22')])
    await createAnswerFiler(desk.store, desk.ports, bySlices).file(came(text))
    expect([await paid(), await desk.open()]).toEqual([0, []])
    expect((await payments())[0]?.lines[0]?.movements).toHaveLength(2)
  })
})
