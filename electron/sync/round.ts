import type { Channel } from './channel.ts'
import { type Delivering, deliverRows } from './deliverRows.ts'
import { claimRows, msUntilDue } from './dueRows.ts'
import type { HubNo } from './hubClient.ts'
import type { Puller } from './puller.ts'

export interface RoundParts {
  readonly puller: Puller
  readonly delivering: Delivering
  readonly channel: Channel
  /** Runs later; the returned function calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void
}

/** At most five requests a second after an outage (billing-interfaces 4): four rows, then this long nothing. */
const spacingMs = 800

/**
 * One round of sending: everything that is due, or with `all` everything that waits, once each, as long as somebody answers;
 * then a page of what the others wrote. The first round at a hub's place asks whether it still has what it took.
 */
export async function sendRound({ delivering, channel, puller, later }: RoundParts, all: boolean): Promise<void> {
  const { desk, link, state, isStopped } = delivering
  const { outbox } = desk.stores
  const restAfter = (no: HubNo): void => channel.rest(no.kind === 'no-answer' ? no.retryAfterSeconds : null)
  if (link.look()) channel.open()
  state.hubKnown(link.isKnown())
  const hasRows = msUntilDue(outbox, desk.now()) < Number.POSITIVE_INFINITY
  const isIdle = link.isChecked() && !hasRows && !puller.isDue()
  if (!link.isKnown() || isIdle || (channel.isResting() && !all)) return
  const key = await link.key()
  if (isStopped()) return
  if (!key.ok) return restAfter(key.error)
  const no = link.isChecked() ? null : await askWhatItHas(delivering, key.value)
  if (isStopped()) return
  if (no) return restAfter(no)
  const isSpaced = channel.isAfterOutage()
  if (all) desk.transaction((tx) => outbox.dueNow(tx, desk.now()))
  while (!isStopped()) {
    const rows = claimRows(outbox, desk.now())
    if (rows.length === 0) break
    const way = await deliverRows(delivering, rows, key.value)
    if (way === 'stopped') return
    if (way !== 'answered') return channel.rest(way.retryAfterSeconds)
    channel.open()
    state.reached()
    if (isSpaced) await new Promise<void>((resolve) => void later(spacingMs, resolve))
  }
  const unasked = !isStopped() && puller.isDue() ? await puller.pull(key.value) : null
  if (unasked) return refusedPull(delivering, restAfter, unasked)
}

function refusedPull({ link, isStopped }: Delivering, restAfter: (no: HubNo) => void, no: HubNo): void {
  if (isStopped()) return
  if (no.kind === 'credential') link.keyRefused()
  restAfter(no)
}

/** What the hub has lost waits to be sent again. Returns the no that closes the way, or null. */
async function askWhatItHas({ desk, link, state, isStopped }: Delivering, key: string): Promise<HubNo | null> {
  const remembers = await link.remembers(key)
  if (isStopped()) return null
  if (!remembers.ok) {
    if (remembers.error.kind === 'credential') link.keyRefused()
    return remembers.error
  }
  state.reached()
  if (!remembers.value)
    desk.transaction((tx) => {
      desk.stores.outbox.sendAgain(tx, desk.now())
      desk.stores.scans.sendAgain()
    })
  desk.push({ push: 'sync.changed' })
  return null
}
