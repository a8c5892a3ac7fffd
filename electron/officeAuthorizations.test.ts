import { beforeEach, describe, expect, it } from 'vitest'
import type { Authorization } from '#shared/document/clinic.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { lateAuthorization } from '#test/builders/lateAuthorization.ts'
import { type aDeskAt, aSignedDay, twoDesksOfOneHub, worklistOf } from '#test/builders/syncingDesk.ts'
import { readClaimFile } from '#test/fakes/clearinghouse.ts'

const pdf = Buffer.from('%PDF-1.4 the payer’s letter').toString('base64')

/** A signed visit at a desk of its own, a biller, and what may be entered. */
async function aBillersDesk() {
  const desk = await backendForTest()
  const nurse = await desk.signIn('dana-reyes')
  const { sessionId } = await aSignedDay(desk, nurse)
  const biller = await desk.signIn('grace-kim')
  const payerId = (await desk.value(biller, 'worklist.open', { sessionId })).row.payerName
  const { events } = await desk.value(biller, 'chart.open', { sessionId })
  const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event.payload] : []))
  const late: Authorization = { ...lateAuthorization, payerId: scheduled?.coverages[0]?.payer.id ?? payerId }
  const enter = (changed: Partial<Authorization> = {}, isWithdrawn = false) =>
    biller.call('claim.authorize', { sessionId, authorization: { ...late, ...changed }, isWithdrawn })
  const letter = (authorizationId: string, base64 = pdf, name = 'letter.pdf') =>
    biller.call('claim.attachLetter', { sessionId, authorizationId, name, base64 })
  return { desk, nurse, biller, sessionId, late, enter, letter, patient: scheduled?.patient }
}

describe('an authorization entered in the office', () => {
  it.each([
    ['of a payer the patient does not have', { payerId: 'nobody' }, 'payer-unknown'],
    ['that ends before it begins', { to: '2026-02-01' }, 'dates-reversed'],
    ['approved without a number', { number: ' ', status: 'approved' }, 'number-missing'],
    ['approved afterwards without a number', { number: '' }, 'number-missing'],
  ] as const)('%s is refused', async (_what, changed, code) => {
    const { desk, enter } = await aBillersDesk()
    const before = desk.hashRows()
    expect(await enter(changed)).toMatchObject({ kind: 'refusal', refusal: { code } })
    expect(desk.hashRows()).toBe(before)
  })

  it('denied needs no number; the same again is refused, and only what was entered is taken back', async () => {
    const { enter } = await aBillersDesk()
    expect(await enter({}, true)).toMatchObject({ refusal: { code: 'authorization-unknown' } })
    expect(await enter({ number: '', status: 'denied' })).toMatchObject({ kind: 'value' })
    expect(await enter({ number: '', status: 'denied' })).toMatchObject({ refusal: { code: 'authorization-same' } })
    expect(await enter({ number: '', status: 'denied' }, true)).toMatchObject({ kind: 'value' })
    expect(await enter({ number: '', status: 'denied' }, true)).toMatchObject({
      refusal: { code: 'authorization-unknown' },
    })
  })

  it('is not one of a visit that nobody signed', async () => {
    const desk = await backendForTest()
    const { sessionId } = await brDayAt(desk, await desk.signIn('dana-reyes'))
    const biller = await desk.signIn('grace-kim')
    const asked = { sessionId, authorization: lateAuthorization, isWithdrawn: false }
    expect(await biller.call('claim.authorize', asked)).toMatchObject({ refusal: { code: 'session-unknown' } })
  })

  it('is read in the history and the audit without what is for machines alone', async () => {
    const { desk, sessionId, enter } = await aBillersDesk()
    await enter()
    const manager = await desk.signIn('tom-archer')
    const { audit } = await desk.value(manager, 'session.history', { sessionId })
    expect(audit?.find(({ kind }) => kind === 'authorizationEntered')?.facts).toEqual({
      number: 'R-7781',
      status: 'retro',
      withdrawn: 'false',
    })
  })
})

describe('the payer’s letter', () => {
  it('of a late authorization is attached by the biller beside the record, and opened from there', async () => {
    const { desk, nurse, biller, sessionId, enter, letter, late } = await aBillersDesk()
    expect(await letter(late.id)).toMatchObject({ refusal: { code: 'authorization-unknown' } })
    await enter()
    expect(await letter(late.id, Buffer.from('words').toString('base64'))).toMatchObject({
      refusal: { code: 'scan-unknown-kind' },
    })
    const { events: before } = await desk.value(nurse, 'chart.open', { sessionId })
    expect(await letter(late.id)).toMatchObject({ kind: 'value' })
    expect(await letter(late.id)).toMatchObject({ refusal: { code: 'scan-attached' } })
    expect((await desk.value(nurse, 'chart.open', { sessionId })).events).toEqual(before)
    const { letters } = await desk.value(nurse, 'papers.letters', { sessionId })
    expect(letters).toMatchObject([
      { name: 'letter.pdf', type: 'pdf', by: 'Grace Kim', visitDay: null, authorization: { number: 'R-7781' } },
    ])
    const opened = await desk.value(biller, 'papers.open', { sessionId, sha256: letters[0]?.sha256 ?? '' })
    expect(opened).toMatchObject({ fileName: 'letter.pdf', base64: pdf })
  })

  it('belongs to the authorization: the next visit of the patient shows it, and another patient’s does not', async () => {
    const { desk, nurse, biller, sessionId, patient } = await aBillersDesk()
    const { events } = await desk.value(nurse, 'chart.open', { sessionId })
    const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event] : []))
    const [own] = scheduled?.payload.authorizations ?? []
    if (!scheduled || !own) throw new Error('the visit is authorized')
    await desk.value(biller, 'claim.attachLetter', {
      ...{ sessionId, authorizationId: own.id, name: 'letter.pdf', base64: pdf },
    })
    const { sessionId: nextId } = await desk.value(nurse, 'visits.cameBack', {
      ...{ sessionId, chair: scheduled.payload.chair, reason: 'More to give' },
    })
    const { letters } = await desk.value(nurse, 'papers.letters', { sessionId: nextId })
    expect(letters).toMatchObject([{ authorization: { number: own.number }, isOfThisVisit: false }])
    const sha256 = letters[0]?.sha256 ?? ''
    expect(await desk.value(nurse, 'papers.open', { sessionId: nextId, sha256 })).toMatchObject({ base64: pdf })
    const { sessions } = await desk.value(nurse, 'day.list', { day: '2026-03-02' })
    const other = sessions.find(({ mrn }) => mrn !== patient?.mrn)?.sessionId ?? ''
    expect((await desk.value(nurse, 'papers.letters', { sessionId: other })).letters).toEqual([])
    expect(await nurse.call('papers.open', { sessionId: other, sha256 })).toMatchObject({
      refusal: { code: 'scan-unknown' },
    })
  })
})

it('a letter attached at the chair is shown and opened at the next visit, under the number of its authorization', async () => {
  const desk = await backendForTest()
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, nurse)
  const { sessionId } = brDay
  await beginBrDay(brDay)
  const { events } = await desk.value(nurse, 'chart.open', { sessionId })
  const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event.payload] : []))
  const [own] = scheduled?.authorizations ?? []
  if (!scheduled || !own) throw new Error('the visit is authorized')
  const file = { commandId: desk.newId(), sessionId, authorizationId: own.id, name: 'chair.pdf', base64: pdf }
  await desk.value(await desk.signIn('priya-nair'), 'papers.attachLetter', file)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  const again = { sessionId, chair: scheduled.chair, reason: 'More to give' }
  const { sessionId: nextId } = await desk.value(nurse, 'visits.cameBack', again)
  const lettersAt = async (at: string) => (await desk.value(nurse, 'papers.letters', { sessionId: at })).letters
  const authorization = { id: own.id, payerId: own.payerId, number: own.number }
  const shown = { name: 'chair.pdf', by: 'Priya Nair', visitDay: '2026-03-02', authorization }
  expect(await lettersAt(sessionId)).toMatchObject([{ ...shown, isOfThisVisit: true }])
  expect(await lettersAt(nextId)).toMatchObject([{ ...shown, isOfThisVisit: false }])
  const sha256 = (await lettersAt(nextId))[0]?.sha256 ?? ''
  expect(await desk.value(nurse, 'papers.open', { sessionId: nextId, sha256 })).toMatchObject({ base64: pdf })
})

describe('two workstations of one hub', { timeout: 60_000 }, () => {
  let there: Awaited<ReturnType<typeof aDeskAt>>
  let here: Awaited<ReturnType<typeof aDeskAt>>
  let agree: Awaited<ReturnType<typeof twoDesksOfOneHub>>['agree']
  beforeEach(async () => {
    ;({ there, here, agree } = await twoDesksOfOneHub())
  })

  it('see the late authorization, and so does the hub; billed under another number, the claim is corrected', async () => {
    const { sessionId } = await aSignedDay(there.desk, there.nurse)
    const rowOn = async ({ desk, biller }: typeof there) => (await worklistOf(desk, biller))[0]
    await agree(async () => expect(await rowOn(here)).toMatchObject({ status: 'received' }))
    const reference = (await rowOn(here))?.claimRef ?? ''
    const build = async () =>
      here.desk.value(here.biller, 'batches.build', { form: 'professional', sessions: [{ sessionId, as: 'claim' }] })
    const fileOf = async (batchId: string | undefined) =>
      (await here.desk.value(here.biller, 'batches.take', { batchId: batchId ?? '' })).text
    const first = await fileOf((await build()).batch?.id)
    await agree(async () => expect(await rowOn(there)).toMatchObject({ status: 'sent', reauthorized: null }))

    const { events } = await there.desk.value(there.nurse, 'chart.open', { sessionId })
    const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event.payload] : []))
    const [own] = scheduled?.authorizations ?? []
    if (!own) throw new Error('the visit is authorized')
    expect(first).toContain(`REF*G1*${own.number}~`)
    there.desk.clock.pass(1)
    const late = { ...own, number: 'R-7781', status: 'retro' as const }
    await there.desk.value(there.biller, 'claim.authorize', { sessionId, authorization: late, isWithdrawn: false })
    const reauthorized = { left: [own.number], now: ['R-7781'] }
    for (const desk of [there, here])
      await agree(async () => expect(await rowOn(desk)).toMatchObject({ status: 'corrected_claim', reauthorized }))

    expect((await build()).leftOut[0]?.words[0]).toMatch(
      /^This claim replaces the one that left with another authorization/,
    )
    await here.desk.value(here.biller, 'claim.payerNumber', { sessionId, reference, version: 1, payerNumber: 'ICN-1' })
    const second = await fileOf((await build()).batch?.id)
    expect(second).toContain('REF*G1*R-7781~')
    const [[before], [after]] = [readClaimFile(first).claims, readClaimFile(second).claims]
    expect([before?.frequency, after?.frequency]).toEqual(['1', '7'])
    // An answer to the first can never be read as one to the second.
    const ids = [...(before?.lines ?? []), ...(after?.lines ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe((before?.lines.length ?? 0) * 2)
    for (const desk of [there, here])
      await agree(async () => expect(await rowOn(desk)).toMatchObject({ status: 'sent', reauthorized: null }))
    expect((await build()).leftOut[0]?.words[0]).toMatch(/^Version 1 already left/)
  })

  it('open a letter that was attached on the other', async () => {
    const { sessionId } = await aSignedDay(there.desk, there.nurse)
    const { events } = await there.desk.value(there.nurse, 'chart.open', { sessionId })
    const [scheduled] = events.flatMap((event) => (event.kind === 'SessionScheduled' ? [event.payload] : []))
    const authorizationId = scheduled?.authorizations[0]?.id ?? ''
    const file = { sessionId, authorizationId, name: 'letter.pdf', base64: pdf }
    await there.desk.value(there.biller, 'claim.attachLetter', file)
    await agree(async () => {
      const { letters } = await here.desk.value(here.biller, 'papers.letters', { sessionId })
      expect(letters).toHaveLength(1)
      const sha256 = letters[0]?.sha256 ?? ''
      expect(await here.biller.call('papers.open', { sessionId, sha256 })).toMatchObject({ value: { base64: pdf } })
    })
  })
})
