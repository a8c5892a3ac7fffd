import type { ClaimLine } from './claim.ts'

type Line = Pick<ClaimLine, 'code' | 'modifiers' | 'units' | 'chargeCents'>

/** What one version of a visit bills otherwise than another: a code with its modifiers, before and after; null = not on it. */
export interface ClaimDifference {
  readonly code: string
  readonly modifiers: readonly string[]
  readonly before: Billed | null
  readonly after: Billed | null
}

interface Billing {
  readonly lines: readonly Line[]
}

export interface Billed {
  readonly units: number
  readonly cents: number
}

/** Two claims of one session → the codes whose units or charges differ, in the order of the newer claim, what left it last. */
export function compareClaims(before: Billing, after: Billing): readonly ClaimDifference[] {
  const [old, now] = [sumByCode(before.lines), sumByCode(after.lines)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was?.units === is?.units && was?.cents === is?.cents) return []
    const [code = '', ...modifiers] = key.split(' ')
    return [{ code, modifiers, before: was ?? null, after: is ?? null }]
  })
}

function sumByCode(lines: readonly Line[]): ReadonlyMap<string, Billed> {
  const sums = new Map<string, Billed>()
  for (const { code, modifiers, units, chargeCents } of lines) {
    const key = [code, ...modifiers].join(' ')
    const so = sums.get(key) ?? { units: 0, cents: 0 }
    sums.set(key, { units: so.units + units, cents: so.cents + chargeCents })
  }
  return sums
}
