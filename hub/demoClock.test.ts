import { describe, expect, it, onTestFinished } from 'vitest'
import { clockTime, localDate } from '#shared/kernel/instant.ts'
import { aClaimDesk } from '#test/builders/aClaimDesk.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import { fakeClock } from '#test/fakes/fakeClock.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'
import { demoSite, onDemoClock } from './demoClock.ts'
import { openHubStore } from './openStore.ts'

const theDay = '2026-03-11T08:00:00-05:00'

async function aStore() {
  const opened = await openHubStore({ folder: aFolder() })
  if (!opened.ok) throw new Error(opened.error)
  onTestFinished(() => opened.value.close())
  return opened.value
}

describe('the clock of the demo hub', () => {
  it('begins where it is told to and runs on; untold it is the machine’s', async () => {
    const [store, machine] = [await aStore(), fakeClock('2026-11-30', '22:00')]
    const ports = hubPortsForTest(machine, () => {})
    const on = await onDemoClock(store, demoSite, ports, theDay)
    if (!on.ok) throw new Error(on.error)
    machine.pass(90)
    expect([localDate(on.value.now()), clockTime(on.value.now())]).toEqual(['2026-03-11', '09:30'])
    expect(on.value.newId()).not.toBe(on.value.newId())
    expect(await onDemoClock(store, demoSite, ports, null)).toEqual({ ok: true, value: ports })
  })

  it.each(['', 'today', '2026-03-11', '2026-13-11T08:00'])('is not set by %j', async (clock) => {
    const ports = hubPortsForTest(fakeClock('2026-11-30', '22:00'), () => {})
    expect(await onDemoClock(await aStore(), demoSite, ports, clock)).toMatchObject({
      error: '--clock: expected an instant such as 2026-03-02T08:30:00-06:00',
    })
  })

  it.each([
    ['name', { ...demoSite, name: 'Harbor Hematology' }],
    ['site', { ...demoSite, id: 'harbor' }],
  ])('is refused by a hub with a %s of its own', async (_what, site) => {
    const ports = hubPortsForTest(fakeClock('2026-11-30', '22:00'), () => {})
    expect(await onDemoClock(await aStore(), site, ports, theDay)).toMatchObject({
      error: expect.stringMatching(/^--clock: this hub is a practice’s own/),
    })
  })

  it('is refused where a claim file was built for production, whatever the hub is called', async () => {
    const desk = await aClaimDesk(await aStore())
    await desk.submit(aSignedEnvelope(1))
    const taken = () => onDemoClock(desk.store, demoSite, desk.ports, theDay)
    await desk.build('b1', [{ sessionId: 'session-1' }])
    expect((await taken()).ok).toBe(true)
    await desk.submit(aSignedEnvelope(2))
    await desk.build('b2', [{ sessionId: 'session-2' }], true)
    expect((await taken()).ok).toBe(false)
  })
})
