import {
  BadgeCheck,
  FlaskConical,
  Hourglass,
  LockKeyhole,
  PackageCheck,
  TestTubeDiagonal,
  UserRoundCheck,
} from 'lucide-react'
import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { FilterChips } from '#renderer/components/FilterChips.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { addMinutes, localDate } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { MixingTable } from './MixingTable.tsx'
import type { MixingRow, MixingState } from './mixingRows.ts'
import { useMixing } from './useMixing.ts'

const filters = [
  { key: 'to_release', words: w.filterToRelease, icon: BadgeCheck },
  { key: 'to_mix', words: w.filterToMix, icon: FlaskConical },
  { key: 'mixed', words: w.filterMixed, icon: TestTubeDiagonal },
  { key: 'at_chair', words: w.filterAtChair, icon: PackageCheck },
  { key: 'not_ready', words: w.filterNotReady, icon: Hourglass },
] as const

/** The pharmacist's first screen: what may be mixed, what waits, what is at the chair; each with OK to mix and its vials. */
export function Mixing() {
  const now = useMinute()
  const [which, setWhich] = useState<'today' | 'tomorrow'>('today')
  const [filter, setFilter] = useState<MixingState | null>(null)
  const day = localDate(which === 'today' ? now : addMinutes(now, 24 * 60))
  const mixing = useMixing(day)
  const rows = mixing?.rows
  const shown = rows?.filter(({ state }) => filter === null || state === filter)
  const count = (state: MixingState) => rows?.filter((row) => row.state === state).length ?? 0
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="cards"
      head={
        <ScreenHead title={w.title} screenKey="mixing">
          <CountTabs
            label={w.day}
            chosen={which}
            onChoose={(key) => setWhich(key as 'today' | 'tomorrow')}
            tabs={[
              { key: 'today', words: w.today },
              { key: 'tomorrow', words: w.tomorrow },
            ]}
          />
          <span className="second">{weekdayWords(day)}</span>
          <span className="now">{timeWords(now)}</span>
        </ScreenHead>
      }
    >
      <FilterChips
        label={w.filter}
        chosen={filter}
        onChoose={(key) => setFilter(key as MixingState | null)}
        filters={filters.map(({ key, words, icon }) => ({ key, words, icon, count: count(key) }))}
      />
      <Refused rows={rows ?? []} />
      {mixing && mixing.hidden.length > 0 && <Hidden visits={mixing.hidden} />}
      {rows?.length === 0 && mixing?.hidden.length === 0 && (
        <EmptyState icon={FlaskConical} title={w.empty} next={w.emptyNext} />
      )}
      {rows && rows.length > 0 && shown?.length === 0 && (
        <EmptyState icon={UserRoundCheck} title={w.emptyFilter} next={w.emptyFilterNext} />
      )}
      {shown && shown.length > 0 && <MixingTable rows={shown} />}
    </AppShell>
  )
}

/** Whose drugs stand here once somebody has opened the chart. */
function Hidden({ visits }: { readonly visits: readonly DaySession[] }) {
  const store = useAppStore()
  return (
    <AlertLine
      level="waiting"
      icon={LockKeyhole}
      title={restrictedWords.openToMix(visits.length)}
      sentence={restrictedWords.openToMixNext}
      action={
        <span className="row">
          {visits.map(({ sessionId, chair }) => (
            <TapTarget
              key={sessionId}
              verb={restrictedWords.openChair(chair)}
              onTap={() => store.go({ name: 'session', sessionId })}
            />
          ))}
        </span>
      }
    />
  )
}

/** Why the last OK to mix did not happen, in its reserved place. */
function Refused({ rows }: { readonly rows: readonly MixingRow[] }) {
  const store = useAppStore()
  const refusal = useApp((state) => state.refusals.visit)
  const chart = rows.find(({ chart: one }) => one.sessionId === refusal?.sessionId)?.chart
  const words = refusal && chart ? refusalWords(refusal, chart) : null
  return (
    <RefusalSlot
      flat
      refusal={words && { ...words, next: { verb: w.understood, onTap: () => store.forgetRefusal('visit') } }}
    />
  )
}
