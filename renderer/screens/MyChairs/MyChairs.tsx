import { useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { visitsOf } from '../whose.ts'
import { ChairGroups } from './ChairGroups.tsx'
import { HandoffsToMe } from './HandoffsToMe.tsx'
import { NotSignedYet } from './NotSignedYet.tsx'
import { AnswerSheet, QuestionsToMe } from './QuestionsToMe.tsx'

const isUnderWay = ({ state }: DaySession): boolean =>
  ['scheduled', 'arrived', 'ready', 'in_treatment', 'observation'].includes(state)

/** "No network since 10:12. 3 to send."; nothing while the hub answers. */
function useNetworkWords(): string | undefined {
  const sync = useApp((state) => state.sync)
  if (sync?.hub !== 'unreachable' || !sync.unreachableSince) return undefined
  return `${visitWords.noNetwork(timeWords(sync.unreachableSince), sync.waiting)} ${visitWords.keepWorking}`
}

/** The visits that are with this person now, handoffs and lunch cover included. */
function useMine(userId: string | undefined): readonly DaySession[] {
  const store = useAppStore()
  const day = useApp((state) => state.day)
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the list or a chart changes
  return useMemo(() => visitsOf(store.state.getState(), userId), [store, day, charts, pending, userId])
}

/** A nurse's chairs today: who sits there, what runs, what comes next; under them, who left and is not signed yet. */
export function MyChairs() {
  const store = useAppStore()
  const day = useApp((state) => state.day)
  const loaded = useApp((state) => state.dayLoaded !== null)
  const userId = useApp((state) => state.signedIn?.user.id)
  const seesCharts = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'see.chart'))
  const now = useMinute()
  const [chosen, setChosen] = useState<'mine' | 'all' | null>(null)
  const [answering, setAnswering] = useState<string | null>(null)
  const mine = useMine(userId)
  const whose = chosen ?? (mine.length > 0 || !loaded ? 'mine' : 'all')
  // A number before the list has come would be a wrong one.
  const counted = (rows: readonly DaySession[]) => (loaded ? { count: rows.filter(isUnderWay).length } : {})
  const rows = whose === 'mine' ? mine : day
  const underWay = rows.filter(isUnderWay)
  const network = useNetworkWords()
  const left = rows.filter(({ state }) => state === 'discharged')
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="cards"
      sheet={answering !== null && <AnswerSheet questionId={answering} onClose={() => setAnswering(null)} />}
      head={
        <ScreenHead title={visitWords.myChairs} sub={network} screenKey="myChairs">
          <CountTabs
            label={visitWords.whose}
            chosen={whose}
            onChoose={(key) => setChosen(key as 'mine' | 'all')}
            tabs={[
              { key: 'mine', words: visitWords.mine, ...counted(mine) },
              { key: 'all', words: visitWords.all, ...counted(day) },
            ]}
          />
          <span className="second">{weekdayWords(localDate(now))}</span>
          <span className="now">{timeWords(now)}</span>
        </ScreenHead>
      }
    >
      {!seesCharts && <EmptyState title={visitWords.notForRole} next={visitWords.notForRoleNext} />}
      {loaded && underWay.length === 0 && (
        <EmptyState
          title={whose === 'mine' ? visitWords.noOneMine : visitWords.noOneAtAll}
          next={visitWords.noOneElse}
          action={<TapTarget verb={visitWords.dayList} onTap={() => store.go({ name: 'dayList' })} />}
        />
      )}
      <QuestionsToMe onAnswer={setAnswering} />
      <HandoffsToMe />
      <ChairGroups rows={underWay} mine={mine} now={now} />
      {left.map((row) => (
        <NotSignedYet key={row.sessionId} row={row} />
      ))}
    </AppShell>
  )
}
