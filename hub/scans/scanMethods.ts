import { createHash } from 'node:crypto'
import type { HubError, HubInput, HubMethod, HubOutput } from '#shared/ipc/hubContract.ts'
import type { hubScanRows } from '#shared/ipc/hubScanRows.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { Seal } from '../outgoing/seal.ts'
import type { HubPorts } from '../ports.ts'
import { row, run, type Work } from '../sql.ts'
import type { Device, HubStore } from '../store.ts'

type Method = keyof typeof hubScanRows & HubMethod
type Methods = {
  readonly [M in Method]: (input: HubInput<M>, device: Device) => Promise<Result<HubOutput<M>, HubError>>
}

interface ScanRow {
  readonly sealed: string
}

/** Scans of paper sheets: kept sealed, named by their hash, given to whoever of the site knows it. */
export const scanMethods = (store: HubStore, ports: HubPorts, seal: Seal): Methods => ({
  'scans.put': async ({ sha256, base64 }, device) => {
    const content = Buffer.from(base64, 'base64')
    if (hashOf(content) !== sha256)
      return err({ code: 'hash-wrong', message: 'This scan is not the file its hash names. It was not taken.' })
    const scan = { sha256, bytes: content.length, sealed: seal.close(base64), deviceId: device.id, at: ports.now().utc }
    return ok({ answer: await store.transact(putScan(scan)) })
  },
  'scans.get': async ({ sha256 }) => {
    const found = await store.look(row<ScanRow>('select sealed from scan where sha256 = $1', sha256))
    if (!found) return ok({ base64: null })
    const base64 = opened(seal, found.sealed)
    if (base64 !== null && hashOf(Buffer.from(base64, 'base64')) === sha256) return ok({ base64 })
    ports.log(`scan cannot be opened: ${sha256.slice(0, 12)}`)
    return ok({ base64: null })
  },
})

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** null = sealed with another key, or changed since. */
function opened(seal: Seal, sealed: string): string | null {
  try {
    return seal.open(sealed)
  } catch {
    return null
  }
}

interface NewScan {
  readonly sha256: string
  readonly sealed: string
  readonly bytes: number
  readonly deviceId: string
  readonly at: string
}

function* putScan({ sha256, sealed, bytes, deviceId, at }: NewScan): Work<'new' | 'identical'> {
  if (yield* row('select 1 from scan where sha256 = $1', sha256)) return 'identical'
  yield* run(
    'insert into scan (sha256, sealed, bytes, device_id, stored_at) values ($1, $2, $3, $4, $5)',
    ...[sha256, sealed, bytes, deviceId, at],
  )
  return 'new'
}
