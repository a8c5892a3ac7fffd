import type { Chart } from '#shared/chart/chart.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import { epochMs, type Instant } from '#shared/kernel/instant.ts'

export interface AsOfSource {
  /** This workstation. */
  readonly deviceId: string
  readonly sync: SyncStatus | null
  readonly now: Instant
}

/** A desk asks the hub every ten seconds and the hub notes it every twenty: silent this long, it is out of reach. */
const silentMs = 2 * 60_000

/**
 * As of when this workstation knows a visit, where it is charted at another desk that cannot be reached; null = it is
 * live. The desk of a visit is the one that wrote in it last (workflow 10; ADR 7). A hub that is gone silences every desk.
 */
export function asOfVisit(chart: Chart, { deviceId, sync, now }: AsOfSource): Instant | null {
  const last = lastWritten(chart)
  if (!last || last.deviceId === deviceId || sync === null) return null
  const desk = sync.desks?.find(({ id }) => id === last.deviceId)
  // A visit brought here as a file has no desk behind it, and without a hub nobody was ever heard.
  if (!desk) return sync.desks?.length ? last.recordedAt : null
  return isSilent(desk.asOf, now) ? desk.asOf : null
}

/** As of when the other desks are known, where none of them can be reached; null = one is, or there is none. */
export function othersAsOf({ sync, now }: Pick<AsOfSource, 'sync' | 'now'>): Instant | null {
  const heard = sync?.desks?.map(({ asOf }) => asOf) ?? []
  const latest = heard.reduce<Instant | null>((last, at) => (last === null || at.utc > last.utc ? at : last), null)
  return latest && isSilent(latest, now) ? latest : null
}

const isSilent = (asOf: Instant, now: Instant): boolean => epochMs(now) - epochMs(asOf) > silentMs

/** What was written down last, by whichever desk; a visit nobody touched yet is its plan. */
function lastWritten({ history }: Chart): { readonly deviceId: string; readonly recordedAt: Instant } | undefined {
  return history
    .map(({ event }) => event)
    .reduce<(typeof history)[number]['event'] | undefined>(
      (last, event) => (last === undefined || event.recordedAt.utc >= last.recordedAt.utc ? event : last),
      undefined,
    )
}
