import type { Random } from '#shared/kernel/ports.ts'
import type { Desk } from '../desk/desk.ts'
import { createChannel } from './channel.ts'
import { deliverRows } from './deliverRows.ts'
import { claimRows, msUntilDue } from './dueRows.ts'
import type { HubLink } from './hubLink.ts'
import type { SyncState } from './syncState.ts'

export interface OutboxWorker {
  /** Something new waits. While the hub is not answering, the planned next try stands. */
  wake(): void
  /** Everything that waits goes now; resolves when it was tried. */
  tryNow(): Promise<void>
  /** No more sending; what is on its way is sent again after the next start. */
  stop(): void
}

export interface WorkerPorts {
  readonly random: Random
  /** Runs later; the returned function calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void
  /** A bug of ours, for the log. */
  readonly onFault: (cause: unknown) => void
}

/** How often a rest looks whether the hub has moved, and the longest sleep: no row waits for a clock that was changed. */
const lookMs = 2_000
const longestSleepMs = 60_000
/** At most five requests a second after an outage (billing-interfaces 4): four rows, then this long nothing. */
const spacingMs = 800

/** The loop: claim, send, settle. What an answer means is decided in nextStep.ts, what is due in dueRows.ts. */
export function createOutboxWorker(desk: Desk, link: HubLink, state: SyncState, ports: WorkerPorts): OutboxWorker {
  const channel = createChannel(ports, () => {
    state.notReached(desk.now())
    desk.push({ push: 'sync.changed' })
  })
  const { outbox } = desk.stores
  let stopped = false
  let round: Promise<void> | null = null
  let callOff = (): void => {}
  const delivering = { desk, link, state, random: ports.random, isStopped: () => stopped, onFault: ports.onFault }

  async function runRound(all: boolean): Promise<void> {
    if (link.look()) channel.open()
    state.hubKnown(link.isKnown())
    const hasRows = msUntilDue(outbox, desk.now()) < Number.POSITIVE_INFINITY
    if (!link.isKnown() || !hasRows || (channel.isResting() && !all)) return
    const key = await link.key()
    if (stopped) return
    if (key.ok) await sendAll(key.value, all)
    else channel.rest(key.error.kind === 'no-answer' ? key.error.retryAfterSeconds : null)
  }

  async function sendAll(key: string, all: boolean): Promise<void> {
    const isSpaced = channel.isAfterOutage()
    while (!stopped) {
      const rows = claimRows(outbox, desk.now(), all)
      if (rows.length === 0) return
      const way = await deliverRows(delivering, rows, key)
      if (way === 'stopped') return
      if (way !== 'answered') return channel.rest(way.retryAfterSeconds)
      channel.open()
      state.reached()
      if (isSpaced) await new Promise<void>((resolve) => void ports.later(spacingMs, resolve))
    }
  }

  function plan(): void {
    if (stopped) return
    callOff()
    const isClosed = channel.isResting() || !link.isKnown()
    const sleepMs = isClosed ? lookMs : Math.min(longestSleepMs, msUntilDue(outbox, desk.now()))
    callOff = ports.later(sleepMs, () => void go(false))
  }

  function go(all: boolean): Promise<void> {
    if (stopped) return Promise.resolve()
    round ??= runRound(all)
      .catch((cause: unknown) => {
        ports.onFault(cause)
        if (stopped) return
        outbox.requeueUnsettled()
        channel.rest(null)
      })
      .finally(() => {
        round = null
        plan()
      })
    return round
  }

  return {
    wake: () => void go(false),
    async tryNow() {
      await round
      await go(true)
    },
    stop() {
      stopped = true
      channel.open()
      callOff()
    },
  }
}
