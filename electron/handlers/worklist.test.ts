import { describe, expect, it } from 'vitest'
import { mostViews, type WorklistView } from '#shared/ipc/worklistShapes.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubInProcess } from '#test/fakes/hubInProcess.ts'

/** Five signed visits of another workstation before a biller. */
async function aList() {
  const clock = fakeClock('2026-03-02', '16:00')
  const wire = await hubInProcess(clock)
  const key = await wire.hub.enrol('device-1')
  for (let n = 1; n <= 5; n += 1) await wire.hub.call('sessions.submit', { envelope: aSignedEnvelope(n) }, key)
  const desk = await backendForTest({ clock, hub: await wire.place(), ports: { clientFor: wire.clientFor } })
  const biller = await desk.signIn('grace-kim')
  await desk.value(biller, 'sync.now', {})
  return { desk, biller, wire, clock }
}

describe('the worklist', () => {
  it('comes in pages that add up to the whole, and row by row', async () => {
    const { desk, biller } = await aList()
    const whole = await desk.value(biller, 'worklist.list', {})
    expect(whole.rows).toHaveLength(5)
    expect(whole.next).toBeNull()
    const paged: unknown[] = []
    let after: string | null = null
    const pages: number[] = []
    do {
      const page: Awaited<ReturnType<typeof desk.value<'worklist.list'>>> = await desk.value(biller, 'worklist.list', {
        after,
        limit: 2,
      })
      paged.push(...page.rows)
      pages.push(page.rows.length)
      after = page.next
    } while (after !== null)
    expect(pages).toEqual([2, 2, 1])
    expect(paged).toEqual(whole.rows)
    const some = await desk.value(biller, 'worklist.rows', { sessionIds: ['session-4', 'nobody', 'session-1'] })
    expect(some.rows).toEqual([whole.rows[3], whole.rows[0]])
  })

  it('says to both billers, through the hub, who has a visit; a push names the visit that changed', async () => {
    const { desk, biller, wire, clock } = await aList()
    const place = await wire.place()
    const other = await backendForTest({ clock, hub: place, ports: { clientFor: wire.clientFor } })
    const tom = await other.signIn('tom-archer')
    await other.value(tom, 'sync.now', {})
    const heard: unknown[] = []
    tom.subscribe((push) => heard.push(push))
    const holderAt = async (at: typeof desk, api: typeof biller) =>
      (await at.value(api, 'worklist.rows', { sessionIds: ['session-2'] })).rows[0]?.holder?.name ?? null
    await desk.value(biller, 'claim.hold', { sessionId: 'session-2', take: true, over: false })
    await other.value(tom, 'sync.now', {})
    expect(await holderAt(other, tom)).toBe('Grace Kim')
    expect(heard).toContainEqual({ push: 'worklist.changed', sessionIds: ['session-2'] })
    const refused = await other.value(tom, 'claim.hold', { sessionId: 'session-2', take: true, over: false })
    expect(refused.holder).toMatchObject({ userName: 'Grace Kim' })
    await other.value(tom, 'claim.hold', { sessionId: 'session-2', take: true, over: true })
    await desk.value(biller, 'sync.now', {})
    expect(await holderAt(desk, biller)).toBe('Tom Archer')
  })
})

describe('views of the worklist', () => {
  const view: WorklistView = {
    ...{ group: 'missing', search: '', payer: 'Aetna', status: null, hours: 'under24', missing: null },
    ...{ holder: 'me', question: null, sort: { key: 'value', direction: 'down' } },
  }

  it('are their owner’s, keep their order, are replaced by name and removed', async () => {
    const desk = await backendForTest()
    const grace = await desk.signIn('grace-kim')
    await desk.value(grace, 'worklist.saveView', { name: ' Aetna ', view })
    await desk.value(grace, 'worklist.saveView', { name: 'All of mine', view: { ...view, payer: null } })
    const again = await desk.value(grace, 'worklist.saveView', { name: 'Aetna', view: { ...view, search: 'okafor' } })
    expect(again.views.map(({ name, view: { search } }) => [name, search])).toEqual([
      ['Aetna', 'okafor'],
      ['All of mine', ''],
    ])
    expect((await desk.value(await desk.signIn('tom-archer'), 'worklist.views', {})).views).toEqual([])
    const left = await desk.value(grace, 'worklist.removeView', { name: 'Aetna' })
    expect(left.views.map(({ name }) => name)).toEqual(['All of mine'])
  })

  it('have an end: the next one is refused until one is removed', async () => {
    const desk = await backendForTest()
    const grace = await desk.signIn('grace-kim')
    for (let n = 0; n < mostViews; n += 1) await desk.value(grace, 'worklist.saveView', { name: `View ${n}`, view })
    expect(await grace.call('worklist.saveView', { name: 'One more', view })).toMatchObject({
      refusal: { code: 'too-many-views', facts: { most: String(mostViews) } },
    })
    await desk.value(grace, 'worklist.saveView', { name: 'View 3', view })
  })
})
