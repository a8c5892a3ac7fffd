import { codeOnce, type Pass } from './codeOnce.ts'
import type { Scene } from './model.ts'
import { labelOf } from './ruleSet.ts'
import { isoOf, readMoment } from './time/printedTime.ts'
import type { CodingInput, NextChange } from './types.ts'
import { changeWords } from './words/noteWords.ts'

/** No more looks ahead than a screen can wait for; most of them are an hour apart. */
const mostLooks = 24

/**
 * For each running service the next instant at which it would be coded otherwise, all running ones going on. Rules say
 * when they turn (`Ledger.watch`); the record is coded again at those minutes until every running service has changed.
 */
export function nextChanges(input: CodingInput, scene: Scene, pass: Pass): ReadonlyMap<string, NextChange> {
  const changes = new Map<string, NextChange>()
  // Minutes ahead are written on the clock they are read from, whichever that is.
  const now = readMoment(input.now, 0)
  if (!now) return changes
  const waiting = new Set(pass.charted.filter(({ running }) => running).map(({ id }) => id))
  const before = codesOf(pass)
  const horizon = horizonOf(pass, now.minute, scene)
  let later = pass
  let ahead = 0
  for (let look = 0; look < mostLooks && waiting.size > 0; look += 1) {
    const step = later.ledger.nextWatch()
    if (step === null) break
    ahead += step
    if (ahead > horizon) break
    later = codeOnce({ ...input, now: isoOf(now.minute + ahead, now.zone) }, scene)
    const after = codesOf(later)
    for (const id of [...waiting]) {
      const words = describeChange(of(id, before), of(id, after), scene)
      if (!words) continue
      waiting.delete(id)
      changes.set(id, { at: isoOf(now.minute + ahead, now.zone), inMinutes: ahead, ...words })
    }
  }
  return changes
}

/** Minutes until the first of what runs is no longer believed (R20): what its record gives then is no code of the visit. */
function horizonOf({ charted }: Pass, now: number, { ruleSet }: Scene): number {
  const begun = charted.filter(({ running }) => running).map(({ start }) => start)
  return Math.min(...begun) + ruleSet.thresholds.longestSpan - now
}

interface Coded {
  readonly id: string
  readonly key: string
  readonly code: string
  readonly units: number
}

/** The lines every service stands behind. */
const codesOf = ({ ledger }: Pass): readonly Coded[] =>
  ledger.entries.flatMap(({ code, units, modifiers, members }) =>
    members.map(({ id }) => ({ id, key: [code, ...modifiers].join(), code, units })),
  )

const of = (id: string, all: readonly Coded[]): readonly Coded[] => all.filter((one) => one.id === id)

/** What comes, and what it replaces; null where nothing changes. */
function describeChange(
  before: readonly Coded[],
  after: readonly Coded[],
  { ruleSet }: Scene,
): Pick<NextChange, 'code' | 'text'> | null {
  const [gone] = moreThan(before, after)
  const [come] = moreThan(after, before)
  if (come) {
    const label = labelOf(come.code, ruleSet)
    const text = gone ? changeWords.instead(come.code, label, gone.code) : changeWords.more(come.code, label)
    return { code: come.code, text }
  }
  return gone ? { code: gone.code, text: changeWords.none(gone.code) } : null
}

/** Lines of one list that the other has fewer units of. */
function moreThan(these: readonly Coded[], those: readonly Coded[]): readonly Coded[] {
  const unitsOf = (list: readonly Coded[], key: string): number =>
    list.filter((one) => one.key === key).reduce((sum, { units }) => sum + units, 0)
  return these.filter(({ key }) => unitsOf(these, key) > unitsOf(those, key))
}
