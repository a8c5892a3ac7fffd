import { Check, UserRound, UserRoundX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { acuityWords, staffWords as w } from '#renderer/words/staff.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Acuity, acuityOf } from '#shared/chart/safety/acuity.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { acuitySums, isStillWork } from '../Board/acuitySums.ts'
import { BoardSlot } from '../Board/BoardSlot.tsx'
import { nameOf } from '../people.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'

interface Work {
  readonly row: DaySession
  readonly chart: Chart
  readonly acuity: Acuity
}

/** Who has which visit today, by how much work it is; the charge nurse chooses visits and taps the nurse (workflow 2, 06:45). */
export function Staff() {
  const store = useAppStore()
  const works = useWork()
  const now = useMinute()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (sessionId: string): void =>
    setChosen((all) => (all.includes(sessionId) ? all.filter((one) => one !== sessionId) : [...all, sessionId]))
  async function assign(nurseId: string | null): Promise<void> {
    const changed = works.filter(({ row, chart }) => chosen.includes(row.sessionId) && chart.ties.nurseId !== nurseId)
    setChosen([])
    for (const { row } of changed)
      await store.perform(row.sessionId, { kind: 'assignNurse', nurseId }, { place: 'visit' })
  }
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="office"
      sideLabel={w.nurses}
      head={
        <ScreenHead title={w.title} sub={w.sub} screenKey="staff">
          <span className="now">{timeWords(now)}</span>
        </ScreenHead>
      }
      side={<Nurses works={works} chosen={chosen} onAssign={(nurseId) => void assign(nurseId)} />}
      foot={
        <BoardSlot>
          <p className="second staff-hint">{w.hint}</p>
        </BoardSlot>
      }
    >
      {works.length === 0 ? (
        <EmptyState title={w.none} next={w.noneNext} />
      ) : (
        <Visits works={works} chosen={chosen} onToggle={toggle} />
      )}
    </AppShell>
  )
}

/** The visits that are still work today, in the order of chairs and times. */
function useWork(): readonly Work[] {
  const store = useAppStore()
  const day = useApp((state) => state.day)
  const charts = useApp((state) => state.charts)
  const pending = useApp((state) => state.pending)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when the list or a chart changes
  return useMemo(() => {
    const state = store.state.getState()
    return day.flatMap((row) => {
      const chart = chartOf(state, row.sessionId)
      return chart && isStillWork(chart) ? [{ row, chart, acuity: acuityOf(chart) }] : []
    })
  }, [store, day, charts, pending])
}

interface VisitsProps {
  readonly works: readonly Work[]
  readonly chosen: readonly string[]
  readonly onToggle: (sessionId: string) => void
}

function Visits({ works, chosen, onToggle }: VisitsProps) {
  const people = useApp((state) => state.people)
  return (
    <div className="card day-list staff-visits">
      <table aria-label={w.visits}>
        <thead>
          <tr>
            <th scope="col">{w.chair}</th>
            <th scope="col">{w.time}</th>
            <th scope="col">{w.patient}</th>
            <th scope="col">{w.acuity}</th>
            <th scope="col">{w.nurse}</th>
            <th scope="col">
              <span className="unseen">{w.choose}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {works.map(({ row, chart, acuity }) => {
            const isChosen = chosen.includes(row.sessionId)
            return (
              <tr key={row.sessionId} className={isChosen ? 'staff-visits__chosen' : undefined}>
                <td className="num">{chart.chair}</td>
                <td className="num">{clockWords(row.appointmentTime)}</td>
                <th scope="row">
                  <b className="day-list__name">{row.patientName}</b>
                  <span className="day-list__second">{row.regimen}</span>
                  <span className="day-list__second staff-visits__why">{acuityWords(acuity.parts)}</span>
                </th>
                <td>
                  <b className="num">{acuity.score}</b>
                </td>
                <td>{chart.ties.nurseId ? nameOf(people, chart.ties.nurseId) : w.nobody}</td>
                <td>
                  <TapTarget
                    look="allowed"
                    chosen={isChosen}
                    {...(isChosen ? { icon: Check } : {})}
                    verb={w.choose}
                    spokenName={w.chooseOf(row.patientName)}
                    onTap={() => onToggle(row.sessionId)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface NursesProps {
  readonly works: readonly Work[]
  readonly chosen: readonly string[]
  readonly onAssign: (nurseId: string | null) => void
}

/** Everybody who gives drugs, with what they have and what they would have. */
function Nurses({ works, chosen, onAssign }: NursesProps) {
  const people = useApp((state) => state.people)
  const loads = acuitySums(works.map(({ chart }) => chart))
  const picked = works.filter(({ row }) => chosen.includes(row.sessionId))
  const nurses = people.filter(({ roles }) => may(roles, 'give.drugs'))
  const closed = chosen.length === 0 ? w.chooseFirst : undefined
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.nurses}</h2>
      {nurses.map(({ id, name }) => {
        const load = loads.find(({ userId }) => userId === id)
        const points = load?.points ?? 0
        const visits = w.visitsOf(load?.visits ?? 0)
        const more = picked
          .filter(({ chart }) => chart.ties.nurseId !== id)
          .reduce((sum, { acuity }) => sum + acuity.score, 0)
        return (
          <div key={id} className="staff-nurse">
            <TapTarget
              size="large"
              wide
              icon={UserRound}
              verb={name}
              spokenName={w.nurseSpoken(name, points, visits, more > 0 ? points + more : null)}
              closedBecause={closed}
              reasonPlace="elsewhere"
              onTap={() => onAssign(id)}
            />
            <p className="second staff-nurse__load" aria-hidden="true">
              {w.acuity} <b className="num">{points}</b>, {visits}
              {more > 0 && <span className="words-run"> {w.after(points + more)}</span>}
            </p>
          </div>
        )
      })}
      <TapTarget
        look="quiet"
        icon={UserRoundX}
        verb={w.takeBack}
        closedBecause={closed}
        reasonPlace="elsewhere"
        onTap={() => onAssign(null)}
      />
    </div>
  )
}
