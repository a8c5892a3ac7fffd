import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { mendScan } from '../desk/visits/paperScans.ts'
import type { HubNo } from './hubClient.ts'
import type { HubLink } from './hubLink.ts'

/** Scans on their way to the hub, one after another and beside the rounds: however long one takes, no entry waits behind it. */
export interface ScanSender {
  /** A scan was attached, or the hub lost those it had. */
  wake(): void
  /** Everything that waits goes now; resolves when it was tried. */
  tryNow(): Promise<void>
  stop(): void
}

interface ScanSenderPorts {
  readonly later: (milliseconds: number, run: () => void) => () => void
  readonly onFault: (cause: unknown) => void
}

/** To the next look: whether the hub answers again, or asks for all of them anew. */
const restMs = 30_000

export function createScanSender(desk: Desk, link: HubLink, { later, onFault }: ScanSenderPorts): ScanSender {
  const { scans } = desk.stores
  let stopped = false
  let running: Promise<void> | null = null
  let callOff = (): void => {}

  async function send(): Promise<void> {
    // What the hub will not take, or is no whole file, holds up none behind it; it is tried again after the rest.
    const refused = new Set<string>()
    for (;;) {
      const sha256 = scans.nextToSend(refused)
      if (sha256 === null || stopped) return
      const sent = await sendOne(sha256)
      if (sent.ok) continue
      if (sent.error.kind !== 'rejected') return
      refused.add(sha256)
    }
  }

  async function sendOne(sha256: string): Promise<Result<null, HubNo>> {
    const content = scans.read(sha256)
    if (content === null) return err(noFile)
    if (content === 'altered') return mendOrTell(desk, sha256)
    // Enrolling is the rounds' alone.
    if (!link.isKnown() || desk.device().enrolment === null) return err(noHub)
    const key = await link.key()
    if (!key.ok) return key
    const base64 = content.toString('base64')
    const answer = await link.client().call('scans.put', { sha256, base64 }, { deviceKey: key.value })
    if (!answer.ok && answer.error.kind === 'credential') link.keyRefused()
    if (stopped || !answer.ok) return answer.ok ? ok(null) : answer
    return atHub(sha256)
  }

  function atHub(sha256: string): Result<null, HubNo> {
    desk.transaction(() => scans.isAtHub(sha256, desk.now()))
    desk.push({ push: 'sync.changed' })
    return ok(null)
  }

  function rest(): void {
    callOff()
    callOff = later(restMs, () => void go())
  }

  function go(): Promise<void> {
    if (stopped) return Promise.resolve()
    running ??= send()
      .catch(onFault)
      .finally(() => {
        running = null
        if (!stopped) rest()
      })
    return running
  }

  return {
    wake: () => void go(),
    async tryNow() {
      await running
      await go()
    },
    stop() {
      stopped = true
      callOff()
    },
  }
}

/** What is not the file any more travels nowhere; where the hub has it whole, it comes from there. */
async function mendOrTell(desk: Desk, sha256: string): Promise<Result<null, HubNo>> {
  if (await mendScan(desk, sha256)) return ok(null)
  if (desk.transaction(() => desk.stores.scans.isAltered(sha256, desk.now()))) desk.push({ push: 'sync.changed' })
  return err(noFile)
}

/** Nothing to send: the next one may go. */
const noFile: HubNo = { kind: 'rejected', words: 'This is not the file that was attached.' }
const noHub: HubNo = { kind: 'no-answer', words: 'The hub cannot be found.', retryAfterSeconds: null }
