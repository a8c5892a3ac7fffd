import type { SignedPayload } from '../chart/payloads/payloads.ts'
import type { ChartCoding } from './codeChart.ts'

interface Line {
  readonly code: string
  readonly units: number
  readonly modifiers: readonly string[]
}

/**
 * What a second coding of the same record gives otherwise than the signed one, as one sentence; null = the same lines.
 * A difference between device and hub is shown, never hidden (design 3).
 */
export function codingDifference(signed: SignedPayload, recomputed: ChartCoding): string | null {
  const before = [...linesOf(signed.codingResult), ...drugLinesOf(signed.unitsResult)]
  const after = [...recomputed.result.lines, ...recomputed.drugs.flatMap(({ result }) => result.lines)]
  const missing = without(before, after)
  const added = without(after, before)
  if (missing.length === 0 && added.length === 0) return null
  const parts = [
    missing.length > 0 ? `signed ${missing.join(', ')}` : '',
    added.length > 0 ? `recomputed ${added.join(', ')}` : '',
  ]
  return `${parts.filter((part) => part !== '').join('; ')} (signed with rule set ${signed.ruleSet}, recomputed with ${recomputed.ruleSet})`
}

const without = (lines: readonly Line[], others: readonly Line[]): readonly string[] => {
  const rest = others.map(asText)
  return lines.map(asText).filter((text) => {
    const at = rest.indexOf(text)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

const asText = ({ code, units, modifiers }: Line): string => `${[code, ...[...modifiers].sort()].join('-')} × ${units}`

const linesOf = (result: unknown): readonly Line[] => (result as { lines?: readonly Line[] } | null)?.lines ?? []

const drugLinesOf = (results: unknown): readonly Line[] =>
  Array.isArray(results) ? results.flatMap((result) => linesOf(result)) : []
