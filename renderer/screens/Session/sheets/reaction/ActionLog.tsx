import { TimelineList } from '#renderer/components/TimelineList.tsx'
import { amountWords } from '#renderer/words/amounts.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { Instant } from '#shared/kernel/instant.ts'

export interface ActionEntry {
  readonly key: string
  readonly at: Instant
  readonly words: string
  readonly dose?: DocAmount
  readonly route?: string
}

/** What was done so far, each with its minute. */
export function ActionLog({ entries }: { readonly entries: readonly ActionEntry[] }) {
  return (
    <section className="action-log" aria-label={w.done}>
      <h3 className="section-head">{w.done}</h3>
      {entries.length === 0 ? (
        <p className="second">{w.nothingDone}</p>
      ) : (
        <TimelineList
          label={w.done}
          events={entries.map(({ key, at, words, dose, route }) => ({
            key,
            time: timeWords(at),
            words: [words, dose && amountWords(dose), route].filter(Boolean).join(', '),
            kind: 'past',
          }))}
        />
      )}
    </section>
  )
}
