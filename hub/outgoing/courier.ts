import { nextDelivery } from '#electron/exchange/nextDelivery.ts'
import type { AnswerSeen, Attempt, Transport } from '#electron/exchange/transport.ts'
import { assertNever } from '#shared/kernel/assertNever.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { type AnswerFiler, createAnswerFiler } from '../answers/answerFiler.ts'
import { raise } from '../answers/exceptions.ts'
import { handedOver } from '../batches/handOver.ts'
import { type HubPorts, sha256 } from '../ports.ts'
import type { Work } from '../sql.ts'
import type { HubStore } from '../store.ts'
import { asItStands } from './asItStands.ts'
import { secretsSchema, settingsSchema } from './destination.ts'
import {
  type DestinationRow,
  destinationRows,
  dueAt,
  giveLeaseBack,
  markUnknown,
  noteAnswers,
  putBack,
  settle,
  stopChannel,
  takeLease,
  type WaitingRow,
} from './outgoingStore.ts'
import type { Seal } from './seal.ts'
import type { TransportFor } from './transportFor.ts'

export interface Courier {
  /** One look at every destination: what is due leaves, what lies there for us is filed. */
  round(): Promise<void>
  /** Cuts every wire. */
  close(): Promise<void>
  /** Behind the last round: another hub, or the next start, carries from here on. */
  leave(): Promise<void>
}

export interface CourierPorts {
  readonly store: HubStore
  readonly ports: HubPorts
  readonly seal: Seal
  readonly transportFor: TransportFor
  /** The hub's one filer: what desks bring and what is fetched is filed one after the other. */
  readonly filer?: AnswerFiler
}

/** A wire that is kept from round to round, as long as the operator changes nothing. */
interface Open {
  readonly key: string
  readonly transport: Transport
  /** Answers as they lay there at the last look: name → size and time. */
  lying: ReadonlyMap<string, string>
}

/**
 * Carries what waits to its destinations (billing-interfaces 4, 8): destinations at the same time, at each one thing after
 * the other; what does not pass waits with jitter or for a person and lets the next one by. Decisions are `nextDelivery`'s.
 */
export function createCourier(made: CourierPorts): Courier {
  const { store, ports } = made
  const filer = made.filer ?? createAnswerFiler(store, ports)
  const open = new Map<string, Open>()
  const holder = ports.newId()
  const follow = inTheBackground(filer, ports)
  return {
    async round() {
      if (!(await store.transact(takeLease(holder, ports.now())))) return
      follow()
      const destinations = await store.look(destinationRows())
      await Promise.all(
        destinations.map(async (destination) => {
          try {
            const at = await openFor(made, open, destination)
            if (destination.stopped_words === null) await deliverDue(made, holder, destination, at.transport)
            await collect(made, filer, destination, at)
          } catch {
            ports.log(`courier: destination ${destination.id} failed`)
          }
        }),
      )
    },
    async close() {
      await Promise.all([...open.values()].map(({ transport }) => transport.close()))
      open.clear()
    },
    leave: () => store.transact(giveLeaseBack(holder)),
  }
}

/** What follows payments waits its turn behind a long answer; nothing that leaves waits for it. */
function inTheBackground(filer: AnswerFiler, ports: HubPorts): () => void {
  let isFollowing = false
  return () => {
    if (isFollowing) return
    isFollowing = true
    void filer
      .follow()
      .catch(() => ports.log('courier: what follows payments could not be looked at'))
      .finally(() => {
        isFollowing = false
      })
  }
}

async function openFor(
  { seal, transportFor }: CourierPorts,
  open: Map<string, Open>,
  one: DestinationRow,
): Promise<Open> {
  const key = sha256(`${one.settings} ${one.secrets ?? ''}`)
  const known = open.get(one.id)
  if (known?.key === key) return known
  await known?.transport.close()
  const secrets = secretsSchema.parse(one.secrets === null ? {} : JSON.parse(seal.open(one.secrets)))
  const transport = transportFor(settingsSchema.parse(JSON.parse(one.settings)), secrets)
  const opened: Open = { key, transport, lying: new Map() }
  open.set(one.id, opened)
  return opened
}

async function deliverDue(
  made: CourierPorts,
  holder: string,
  destination: DestinationRow,
  transport: Transport,
): Promise<void> {
  const { store, ports } = made
  while (await store.transact(takeLease(holder, ports.now()))) {
    const first = await store.look(dueAt(destination.id, ports.now()))
    if (!first) return
    const due = await store.transact(asItStands(destination, first, ports.now()))
    if (!due) continue
    const attempt = await tryOne(store, transport, due)
    if (!attempt) continue
    const next = nextDelivery(due.attempts, attempt, ports.random)
    const goesOn = await store.transact(applied(destination, due, next, ports.now()))
    if (!goesOn) return
  }
}

/** null = somebody took it off its way meanwhile; nothing of it was shown. */
async function tryOne(store: HubStore, transport: Transport, due: WaitingRow): Promise<Attempt | null> {
  const out = { contentId: due.content_id, name: due.name, body: due.body }
  const isUnknown = due.unknown === 1
  if (!isUnknown) {
    const no = await transport.prepare(out)
    if (no) return no
    // Written down before the step that counts: a crash in the middle of it is found out by the next try.
    if (!(await store.transact(markUnknown(due.id)))) return null
  }
  return transport.commit(out, isUnknown)
}

/** False = nothing more goes to this destination now. */
function* applied(
  destination: DestinationRow,
  due: WaitingRow,
  next: ReturnType<typeof nextDelivery>,
  at: Instant,
): Work<boolean> {
  switch (next.step) {
    case 'done':
      yield* settle(due.id, 'delivered', next.proof, at)
      if (due.about === 'batch') yield* handedOver(due.about_id, destination.name, due.created_by, at)
      return true
    case 'retry':
      yield* putBack(due.id, next, at)
      return true
    case 'needs-person':
      yield* settle(due.id, 'needs_person', next.words, at, next.unknown)
      yield* notDelivered(destination, due, next.words, at)
      return true
    case 'stop-channel':
      // It waits with everything behind it; what an earlier try may have done stays unknown.
      yield* putBack(due.id, { waitMs: 0, words: next.words, unknown: due.unknown === 1 }, at)
      yield* stopChannel(destination.id, next.words, at)
      yield* notDelivered(destination, due, next.words, at)
      return false
    default:
      return assertNever(next, 'courier')
  }
}

function* notDelivered(destination: DestinationRow, due: WaitingRow, words: string, at: Instant): Work<void> {
  yield* raise(
    {
      kind: 'not_delivered',
      batchId: due.about === 'batch' ? due.about_id : null,
      sessionId: due.about === 'session' ? due.about_id : null,
      words: `${due.name} did not reach ${destination.name}. ${words}`,
      nextStep: due.about === 'batch' ? 'batch' : 'claim',
      about: at.utc,
    },
    at,
  )
}

/** What lies there for us is filed once it has stopped growing: as it lay there at the look before. */
async function collect(
  { store, ports }: CourierPorts,
  filer: AnswerFiler,
  destination: DestinationRow,
  open: Open,
): Promise<void> {
  const listed = (await open.transport.answers?.()) ?? []
  const problem = 'kind' in listed ? listed.words : null
  if (problem !== destination.answers_words) await store.transact(noteAnswers(destination.id, problem))
  if ('kind' in listed) return
  const before = open.lying
  open.lying = new Map(listed.map((seen) => [seen.name, looksOf(seen)]))
  for (const seen of listed) {
    const looks = looksOf(seen)
    if (before.get(seen.name) !== looks) continue
    const text = await seen.read()
    // What was filed before is known by its content; nothing is taken away from there.
    if (text === null || text === '') continue
    const came = { id: ports.newId(), fileName: seen.name.slice(0, 200), text, cameBy: destination.name, filedBy: null }
    await filer.file(came)
  }
}

const looksOf = ({ size, changedMs }: AnswerSeen): string => `${size} ${changedMs}`
