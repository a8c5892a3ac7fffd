import { hash } from 'node:crypto'
import type { PaperType } from '#shared/chart/payloads/payloads.ts'
import type { Input, Output, RefusalOf } from '#shared/ipc/contract.ts'
import type { Connection, RefusalAnswer } from '#shared/ipc/dispatch.ts'
import { largestScanBytes } from '#shared/ipc/scanRows.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Desk } from '../desk.ts'
import { audit } from '../record/audit.ts'
import { perform } from './perform.ts'

/** How each kind of file begins (ISO 32000, ITU T.81, PNG): the name it has is not asked. */
const beginnings: readonly (readonly [PaperType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

export const paperTypeOf = (content: Buffer): PaperType | null =>
  beginnings.find(([, bytes]) => bytes.every((byte, place) => content[place] === byte))?.[0] ?? null

type NotOpened = RefusalAnswer<'scan-elsewhere' | 'scan-not-reached' | 'scan-altered'>

/**
 * The file that lies here, or that the hub has: fetched when somebody opens it, held against the hash of the chain, and kept.
 * Otherwise why it cannot be opened, with the workstation it was attached on.
 */
export async function heldOrFetched(desk: Desk, sha256: string, deviceId: string): Promise<Result<Buffer, NotOpened>> {
  const { scans } = desk.stores
  const held = scans.read(sha256)
  if (held === 'altered')
    return (await mendScan(desk, sha256))
      ? heldOrFetched(desk, sha256, deviceId)
      : err({ code: 'scan-altered', facts: {} })
  if (held !== null) return ok(held)
  const facts = { desk: nameOfDesk(desk, deviceId) }
  if (!desk.sync.hasHub()) return err({ code: 'scan-elsewhere', facts })
  const answer = await desk.sync.ask('scans.get', { sha256 })
  if (!answer.ok) return err({ code: 'scan-not-reached', facts })
  if (answer.value.base64 === null) return err({ code: 'scan-elsewhere', facts })
  const content = Buffer.from(answer.value.base64, 'base64')
  if (hash('sha256', content, 'hex') !== sha256) return err({ code: 'scan-altered', facts: {} })
  desk.transaction(() => {
    scans.keep(content, desk.now())
    scans.isAtHub(sha256, desk.now())
  })
  return ok(content)
}

/**
 * Puts the hub's file in the place of one here that is not what its hash names any more, and notes it. False = the hub has
 * no such file, or does not answer.
 */
export async function mendScan(desk: Desk, sha256: string): Promise<boolean> {
  const { scans } = desk.stores
  const answer = desk.sync.hasHub() ? await desk.sync.ask('scans.get', { sha256 }) : null
  const content = Buffer.from((answer?.ok && answer.value.base64) || '', 'base64')
  if (hash('sha256', content, 'hex') !== sha256) return false
  desk.transaction((tx) => {
    scans.mend(content)
    scans.isAtHub(sha256, desk.now())
    audit(desk, tx, { kind: 'audit.scanMended', userId: null, facts: { scan: sha256.slice(0, 12) } })
  })
  desk.push({ push: 'sync.changed' })
  return true
}

function nameOfDesk(desk: Desk, deviceId: string): string {
  const own = desk.device()
  if (own.id === deviceId) return own.name
  return desk.stores.pulls.desks().find(({ id }) => id === deviceId)?.name ?? ''
}

type Attached = Result<Output<'papers.attach'>, RefusalAnswer<RefusalOf<'papers.attach'>>>

interface KeptScan {
  readonly sha256: string
  readonly type: PaperType
  readonly bytes: number
  readonly isNew: boolean
}

/** Keeps a file under its hash, or says why it is no scan; what it is, its content says. */
export function keepScan(
  desk: Desk,
  base64: string,
): Result<KeptScan, RefusalAnswer<'scan-empty' | 'scan-too-large' | 'scan-unknown-kind'>> {
  const content = Buffer.from(base64, 'base64')
  if (content.length === 0) return err({ code: 'scan-empty', facts: {} })
  if (content.length > largestScanBytes)
    return err({ code: 'scan-too-large', facts: { bytes: String(content.length) } })
  const type = paperTypeOf(content)
  if (!type) return err({ code: 'scan-unknown-kind', facts: {} })
  const kept = desk.transaction(() => desk.stores.scans.keep(content, desk.now()))
  return ok({ ...kept, type, bytes: content.length })
}

/** Keeps the file, then enters it as a tap; a file that came with an entry that was refused is not kept. */
export async function attachScan(
  desk: Desk,
  {
    commandId,
    sessionId,
    name,
    base64,
    authorizationId,
  }: Input<'papers.attach'> & { readonly authorizationId?: string },
  connection: Connection,
): Promise<Attached> {
  const kept = keepScan(desk, base64)
  if (!kept.ok) return kept
  const { isNew, ...file } = kept.value
  const { sha256 } = file
  const scan = { ...file, name }
  const command =
    authorizationId === undefined
      ? ({ kind: 'attachPaper', ...scan } as const)
      : ({ kind: 'attachLetter', ...scan, authorizationId } as const)
  const input = { commandId, sessionId, command, happenedAt: desk.now(), source: 'tap' } as const
  const entered = await perform(desk, input, connection)
  // One that lay here before belongs to an entry already, perhaps of another visit.
  if (!entered.ok && isNew) desk.transaction(() => desk.stores.scans.remove(sha256))
  else desk.sync.wake()
  return entered
}
