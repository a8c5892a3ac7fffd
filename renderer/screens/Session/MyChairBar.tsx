import { useEffect } from 'react'
import { ChairBar, type ChairTile } from '#renderer/components/ChairBar.tsx'
import type { AppState } from '#renderer/store/appState.ts'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { leftWords, minutesWords, timeWords } from '#renderer/words/times.ts'
import { visitStateWords, visitWords } from '#renderer/words/visits.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { plannedEndOf } from '#shared/chart/timers/plannedEnd.ts'
import { endMarksOf } from '#shared/clinical/chairTimes.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { urgentStatus } from '../Board/boardStatus.ts'
import { minutesLeft, openPause, runMinutes } from '../lineTimes.ts'
import { nextStepOf, soonestOpen } from '../nextStep.ts'
import { visitsOf } from '../whose.ts'
import { chairBarRows } from './chairBarRows.ts'

/** Of my visits, or of everybody's where none are mine, those the bar shows. */
function rowsOf(state: AppState): readonly DaySession[] {
  const { day, signedIn, screen } = state
  const here = 'sessionId' in screen ? screen.sessionId : null
  const mine = visitsOf(state, signedIn?.user.id)
  return chairBarRows(day, (row) => mine.length === 0 || mine.includes(row), here)
}

/** All my chairs at the bottom of every chairside screen. Ctrl+1 to 9 goes to a tile. */
export function MyChairBar() {
  const store = useAppStore()
  const state = useApp((all) => all)
  const now = useMinute()
  const rows = rowsOf(state)
  const current = 'sessionId' in state.screen ? state.screen.sessionId : null
  const go = (sessionId: string) => store.go({ name: 'session', sessionId })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || !/^[1-9]$/.test(event.key)) return
      const row = rowsOf(store.state.getState())[Number(event.key) - 1]
      if (!row) return
      event.preventDefault()
      store.go({ name: 'session', sessionId: row.sessionId })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
  return (
    <ChairBar tiles={rows.map((row) => tileOf(row, chartOf(state, row.sessionId), now))} current={current} onGo={go} />
  )
}

function tileOf(row: DaySession, chart: Chart | null, now: Instant): ChairTile {
  const calm = { key: row.sessionId, chair: row.chair, name: row.patientName, state: 'calm' } as const
  const line = chart && soonestOpen(chart, now)
  const urgent = chart && urgentStatus(chart, now)
  if (urgent) return { ...calm, ...runBar(chart, line, now), state: 'urgent', next: urgent.words }
  if (!chart || !line) return { ...calm, next: waitingWords(row, chart) }
  const left = minutesLeft(chart, line, now)
  const bar = runBar(chart, line, now)
  const pause = openPause(line)
  if (pause) return { ...calm, ...bar, next: `Paused ${minutesWords(printedMinutesBetween(pause.from.at, now))}` }
  if (left === null) return { ...calm, next: `${line.plan.name} ${minutesWords(runMinutes(line, now))}` }
  if (left <= endMarksOf(chart.times).soon)
    return { ...calm, ...bar, state: 'due', next: left > 0 ? visitWords.endsIn(left) : leftWords(left) }
  return { ...calm, ...bar, next: leftWords(left) }
}

/** How far the drug is that ends first; nothing where none runs or no end is known. */
function runBar(chart: Chart | null, line: Line | null, now: Instant): Pick<ChairTile, 'percentDone'> {
  const planned = chart && line && plannedEndOf(chart, line, now)?.minutes
  return line && planned ? { percentDone: Math.min(100, Math.round((runMinutes(line, now) / planned) * 100)) } : {}
}

function waitingWords(row: DaySession, chart: Chart | null): string {
  if (!chart) return visitStateWords(row.state)
  if (chart.state === 'scheduled') return visitWords.expectedAt(clockWords(chart.scheduled.appointmentTime))
  const step = nextStepOf(chart)
  if (chart.state === 'arrived' && chart.arrived && !step) return visitWords.arrivedAt(timeWords(chart.arrived.at))
  return step?.words ?? visitStateWords(chart.state)
}
