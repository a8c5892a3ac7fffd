import type { Random } from '#shared/kernel/ports.ts'
import type { Desk } from '../desk/desk.ts'
import { createChannel } from './channel.ts'
import { msUntilDue } from './dueRows.ts'
import type { HubLink } from './hubLink.ts'
import { createPuller } from './puller.ts'
import { sendRound } from './round.ts'
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

/** The loop around the rounds (round.ts): when the next one comes, and never two at once. */
export function createOutboxWorker(desk: Desk, link: HubLink, state: SyncState, ports: WorkerPorts): OutboxWorker {
  const channel = createChannel(ports, () => {
    state.notReached(desk.now())
    desk.push({ push: 'sync.changed' })
  })
  const { outbox } = desk.stores
  let stopped = false
  let round: Promise<void> | null = null
  let callOff = (): void => {}
  const puller = createPuller(desk, link, state, {
    later: ports.later,
    isStopped: () => stopped,
    wake: () => void go(false),
  })
  const delivering = { desk, link, state, random: ports.random, isStopped: () => stopped, onFault: ports.onFault }

  function plan(): void {
    if (stopped) return
    callOff()
    const isClosed = channel.isResting() || !link.isKnown()
    const openMs = puller.isDue() ? 0 : Math.min(longestSleepMs, msUntilDue(outbox, desk.now()))
    const sleepMs = isClosed ? lookMs : openMs
    callOff = ports.later(sleepMs, () => void go(false))
  }

  function go(all: boolean): Promise<void> {
    if (stopped) return Promise.resolve()
    round ??= sendRound({ delivering, channel, puller, later: ports.later }, all)
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
      puller.ask()
      await go(true)
    },
    stop() {
      stopped = true
      puller.stop()
      channel.open()
      callOff()
    },
  }
}
