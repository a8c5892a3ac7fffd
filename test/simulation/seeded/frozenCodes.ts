import { codeChart } from '#shared/billing/codeChart.ts'
import type { EventOf } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import { canonicalJson } from '#shared/kernel/canonicalJson.ts'
import type { Station } from './station.ts'

/** At the moment of a signature: what the nurse saw before it, what was frozen, and what is computed later are the same. */
export function checkFrozenCodes(station: Station, signature: EventOf<'SessionSigned'>): void {
  const { sessionId, payload } = signature
  const record = station.watcher().record(sessionId)
  const before = foldChart(record.filter(({ id }) => id !== signature.id))
  if (!before) throw new Error(`session ${sessionId} has no chart before its signature`)
  for (const { result, drugs, ruleSet } of [codeChart(before, { now: station.clock.now() }), codeChart(before)]) {
    const units = drugs.map((drug) => drug.result)
    if (!isSame([result, units, ruleSet], [payload.codingResult, payload.unitsResult, payload.ruleSet]))
      throw new Error(`session ${sessionId}: the frozen codes are not the preview`)
  }
}

const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson(JSON.parse(JSON.stringify(a))) === canonicalJson(JSON.parse(JSON.stringify(b)))
