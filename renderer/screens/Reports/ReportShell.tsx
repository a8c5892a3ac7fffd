import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type CountTab, CountTabs } from '#renderer/components/CountTabs.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { ReportsScreen, ReportTab } from '#renderer/store/appState.ts'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { reportWords as w } from '#renderer/words/reports.ts'
import { monthWords } from '#renderer/words/times.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { monthAfter, monthOf } from './months.ts'
import './reports.css'

const tabs = ['stops', 'losses', 'replacement'] as const satisfies readonly ReportTab[]

export interface ReportShellProps {
  readonly place: ReportsScreen
  /** YYYY-MM, as shown. */
  readonly month: string
  /** In the head, after the months. */
  readonly action?: ReactNode
  /** Before the title: the way back from the visits of one row. */
  readonly before?: ReactNode
  readonly title?: string
  /** How the rows are grouped or chosen. */
  readonly ways?: ReactNode
  readonly side?: ReactNode
  readonly sheet?: ReactNode
  /** Enter opens a visit here. */
  readonly opens?: boolean
  readonly failed: RefusalWords | null
  readonly children: ReactNode
}

/** What the three reports share: the month, the tabs, and the table's keys. */
export function ReportShell(props: ReportShellProps) {
  const { place, month, action, before, title = w.title, ways, side, sheet, opens = true, failed, children } = props
  const store = useAppStore()
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={w.about}
      head={
        <ScreenHead
          title={title}
          sub={w.sub(month)}
          office
          screenKey={`reports ${place.row?.key ?? ''}`}
          before={before}
        >
          <Months place={place} month={month} />
          {action}
        </ScreenHead>
      }
      tools={
        <div className="tool-line">
          <CountTabs
            label={w.which}
            chosen={place.tab}
            onChoose={(tab) => store.go({ name: 'reports', tab: tab as ReportTab, month: place.month, by: null })}
            tabs={tabs.map((key) => ({ key, words: w.tabs[key] }))}
          />
          <div className="report-ways">{ways}</div>
        </div>
      }
      side={side}
      sheet={sheet}
      foot={
        <footer className="key-hints">
          <KeyHint keys={['↑', '↓']} does={w.move} />
          {opens && <KeyHint keys={['Enter']} does={w.open} />}
        </footer>
      }
    >
      <RefusalSlot flat refusal={failed} />
      {children}
    </AppShell>
  )
}

interface WaysProps {
  readonly place: ReportsScreen
  readonly label: string
  readonly chosen: string
  readonly ways: readonly CountTab[]
}

/** How the rows of a report are grouped or chosen; a visit opened from them comes back to the same. */
export function Ways({ place, label, chosen, ways }: WaysProps) {
  const store = useAppStore()
  return <CountTabs label={label} chosen={chosen} onChoose={(by) => store.go({ ...place, by })} tabs={ways} />
}

/** The month that is shown, YYYY-MM: the one that was chosen, or this one. */
export function useMonth({ month }: ReportsScreen): string {
  const now = useMinute()
  return month ?? monthOf(localDate(now))
}

function Months({ place, month }: Pick<ReportShellProps, 'place' | 'month'>) {
  const store = useAppStore()
  const now = useMinute()
  const isNewest = month >= monthOf(localDate(now))
  const goTo = (months: number) => {
    const { row: _row, ...all } = place
    store.go({ ...all, month: monthAfter(month, months) })
  }
  return (
    <div className="row months">
      <TapTarget look="quiet" icon={ChevronLeft} verb={w.before} className="months__tap" onTap={() => goTo(-1)} />
      <b className="months__name">{monthWords(month)}</b>
      <TapTarget
        look="quiet"
        icon={ChevronRight}
        verb={w.after}
        className="months__tap"
        closedBecause={isNewest ? w.noMonthAfter : undefined}
        reasonPlace="elsewhere"
        onTap={() => goTo(1)}
      />
    </div>
  )
}
