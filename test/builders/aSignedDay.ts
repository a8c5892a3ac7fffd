import type { HubClient } from '#electron/sync/hubClient.ts'
import { createHubClient } from '#electron/sync/hubClient.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { HubInput } from '#shared/ipc/hubContract.ts'
import { instantOnClock, localDate } from '#shared/kernel/instant.ts'
import { hubForTest } from '#test/fakes/hubForTest.ts'
import { backendForTest, demoPins, type TestBackend } from './backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt, finishBrDay } from './chartBrDay.ts'

/** The desk was away and the day was written on paper. */
export const fromPaper: Late = { reason: 'device_unavailable_paper', basis: 'written_note' }

/**
 * The worked day's session for a nurse who enters it in the afternoon: the desk's clock stands at `enteredAt`, every time
 * is typed, with a reason and a basis.
 */
export async function typedBrDayAt(desk: TestBackend, api: Api, enteredAt = '15:05'): Promise<BrDay> {
  const brDay = await brDayAt(desk, api)
  const { zone } = desk.clock.now()
  const day = localDate(desk.clock.now())
  desk.clock.set(instantOnClock(day, enteredAt, zone))
  const tryTap: BrDay['tryTap'] = (time, command, { witness, confirmPin, commandId } = {}) =>
    api.call('chart.perform', {
      commandId: commandId ?? desk.newId(),
      sessionId: brDay.sessionId,
      command,
      happenedAt: instantOnClock(day, time, zone),
      source: 'typed',
      late: fromPaper,
      ...(witness ? { witness: { userId: witness, pin: demoPins[witness] ?? '' } } : {}),
      ...(confirmPin ? { confirmPin } : {}),
    })
  return {
    ...brDay,
    tryTap,
    async tap(time, kind, rest, more) {
      const answer = await tryTap(time, { kind, ...rest } as unknown as Parameters<BrDay['tryTap']>[1], more)
      if (answer.kind !== 'value') throw new Error(`${time} ${kind}: ${JSON.stringify(answer)}`)
    },
  }
}

/** What a desk sent to its hub: its chain of events, and the signed versions with their envelopes. */
export interface SentDay {
  readonly deviceId: string
  readonly events: HubInput<'events.push'>['events']
  readonly envelope: SignedEnvelope
}

let sent: Promise<SentDay> | null = null

/** The worked day, charted, signed and sent by a real desk; made once, the same bytes for every test. */
export function aSentDay(): Promise<SentDay> {
  sent ??= sendDay()
  return sent
}

async function sendDay(): Promise<SentDay> {
  const events = new Map<number, SentDay['events'][number]>()
  const envelopes: SignedEnvelope[] = []
  const recording = (address: string): HubClient => {
    const real = createHubClient(address, fetch)
    return {
      call(method, input, options) {
        if ('envelope' in input) envelopes.push(input.envelope)
        if ('events' in input) for (const event of input.events) events.set(event.seq, event)
        return real.call(method, input, options)
      },
    }
  }
  const hub = await hubForTest()
  const desk = await backendForTest({
    hub: () => ({ address: hub.address, code: hub.code }),
    ports: { clientFor: recording },
  })
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await typedBrDayAt(desk, nurse)
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  const signed = await brDay.sign('15:05')
  if (signed.kind !== 'value') throw new Error(`the day was not signed: ${JSON.stringify(signed)}`)
  await desk.value(nurse, 'sync.now', {})
  const envelope = envelopes[0]
  if (!envelope) throw new Error('the signed day did not leave the desk')
  return { deviceId: envelope.deviceId, events: [...events.values()].sort((a, b) => a.seq - b.seq), envelope }
}
