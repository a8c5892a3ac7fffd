import { AlarmClockOff } from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { type DueItem, dueListOf } from './dueList.ts'
import { VitalTrends } from './VitalTrends.tsx'

/** What this visit owes, each with its way to it, and how the vitals went so far. */
export function DueSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const now = useMinute()
  const items = dueListOf(chart, now)
  return (
    <Sheet title={w.due} onClose={store.closeSheet}>
      <section className="choices" aria-label={w.dueNow}>
        <h3 className="section-head">{w.dueNow}</h3>
        {items.length === 0 && <p className="second">{w.nothingDue}</p>}
        <ul className="due-list">
          {items.map((item) => (
            <DueRow key={item.key} item={item} now={now} />
          ))}
        </ul>
      </section>
      <section className="choices" aria-label={w.soFar}>
        <h3 className="section-head">{w.soFar}</h3>
        <VitalTrends chart={chart} />
      </section>
    </Sheet>
  )
}

function DueRow({ item, now }: { readonly item: DueItem; readonly now: Instant }) {
  const store = useAppStore()
  const { words, icon, at, opens, dueId } = item
  const isDue = at !== null && at.utc <= now.utc
  return (
    <li className="due-list__row">
      <TapTarget
        look={isDue ? 'main' : 'allowed'}
        size="medium"
        wide
        icon={icon}
        verb={words}
        onTap={() => store.openSheet(opens)}
      />
      {at && <span className={isDue ? 'words-due grow' : 'second grow'}>{whenWords(at, now)}</span>}
      {dueId !== undefined && (
        <TapTarget
          look="quiet"
          icon={AlarmClockOff}
          verb={w.postpone}
          spokenName={`${w.postpone}: ${words}`}
          onTap={() => store.openSheet({ kind: 'postpone', dueId })}
        />
      )}
    </li>
  )
}

function whenWords(at: Instant, now: Instant): string {
  const minutes = printedMinutesBetween(now, at)
  return minutes < 0 ? w.overdue(minutesWords(-minutes)) : w.dueAt(timeWords(at))
}
