import { createAnswerFiler, type FilerLimits } from '#hub/answers/answerFiler.ts'
import { sealWith } from '#hub/outgoing/seal.ts'
import type { HubPorts } from '#hub/ports.ts'
import { createHubService } from '#hub/service.ts'
import type { HubStore } from '#hub/store.ts'
import type { SignedEnvelope } from '#shared/document/sessionDocument.ts'
import type { HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import { type FakeClock, fakeClock } from '#test/fakes/fakeClock.ts'
import { hubPortsForTest } from '#test/fakes/hubPortsForTest.ts'

/** A desk that talks to the hub's service about claims, on whatever store is behind it. */
export interface ClaimDesk {
  readonly clock: FakeClock
  readonly store: HubStore
  readonly ports: HubPorts
  /** The value, or a failed test. */
  value<M extends HubMethod>(method: M, input: HubInput<M>): Promise<HubOutput<M>>
  /** The words of a no. */
  no<M extends HubMethod>(method: M, input: HubInput<M>): Promise<string>
  submit(envelope: SignedEnvelope): Promise<void>
  /** A claim file of these visits, which were submitted; marked as a test unless it is said otherwise. */
  build(batchId: string, visits: readonly BuiltVisit[], production?: boolean): Promise<HubOutput<'batches.build'>>
  /** The text of a batch, handed over; a copy where it was before. */
  take(batchId: string): Promise<string>
  /** Files an answer. */
  file(text: string, fileName?: string): Promise<HubOutput<'answers.file'>>
  /** Open exceptions as "kind: words", the oldest first. */
  open(): Promise<readonly string[]>
}

export interface BuiltVisit {
  readonly sessionId: string
  readonly version?: number
  readonly as?: 'claim' | 'void'
  /** Though its charges left. */
  readonly again?: boolean
}

export const grace = { id: 'grace-kim', name: 'Grace Kim' }
const facts = { decisions: [], ndcCodes: [], charges: [] }

/** The device of the signed visits, enrolled. The clock is the day after treatment. `limits`: what counts as a long answer. */
export async function aClaimDesk(store: HubStore, limits?: FilerLimits): Promise<ClaimDesk> {
  const clock = fakeClock('2026-03-03', '09:00')
  const ports = hubPortsForTest(clock, () => {})
  const service = createHubService(
    ...([store, { id: 'lakeside', name: 'Test hub' }, ports, sealWith(Buffer.alloc(32))] as const),
    undefined,
    createAnswerFiler(store, ports, limits),
  )
  const code = await service.newEnrolmentCode(60)
  const enrolled = await service.call(
    'device.enrol',
    { code, deviceId: 'device-1', deviceName: 'Desk' },
    { deviceKey: null },
  )
  if (!enrolled.ok) throw new Error(enrolled.error.message)
  const { deviceKey } = enrolled.value as HubOutput<'device.enrol'>
  const call = (method: HubMethod, input: unknown) =>
    service.call(method, JSON.parse(JSON.stringify(input)), { deviceKey })
  const value: ClaimDesk['value'] = async (method, input) => {
    const answer = await call(method, input)
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`)
    return answer.value as HubOutput<typeof method>
  }
  return {
    clock,
    store,
    ports,
    value,
    async no(method, input) {
      const answer = await call(method, input)
      if (answer.ok) throw new Error(`${method} was answered`)
      return answer.error.message
    },
    submit: async (envelope) => void (await value('sessions.submit', { envelope })),
    build: (batchId, visits, production = false) =>
      value('batches.build', {
        batchId,
        form: 'professional',
        production,
        by: grace,
        sessions: visits.map(({ version = 1, as = 'claim', ...chosen }) => ({ ...chosen, version, facts, as })),
      }),
    take: async (batchId) => (await value('batches.take', { batchId, by: grace, again: true })).text,
    file: (text, fileName = 'answer.x12') => value('answers.file', { fileName, text, by: grace }),
    async open() {
      const { exceptions } = await value('exceptions.list', { limit: 500, settled: false })
      return exceptions.map(({ kind, words }) => `${kind}: ${words}`).reverse()
    },
  }
}
