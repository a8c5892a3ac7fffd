import { AlarmClock, CirclePlay, HeartPulse, Hourglass, UsersRound } from 'lucide-react'
import { ChairCard, type ChairCardRunning } from '#renderer/components/ChairCard.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isHidden } from '#renderer/store/closedCharts.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { usePhoto } from '#renderer/store/usePhoto.ts'
import { useApp, useAppStore, useChart, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { deliveryShown } from '#renderer/words/delivery.ts'
import { stepWords } from '#renderer/words/steps.ts'
import { birthWords, minutesWords, timeWords } from '#renderer/words/times.ts'
import { visitStateWords, visitWords } from '#renderer/words/visits.ts'
import { vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { plannedEndOf } from '#shared/chart/timers/plannedEnd.ts'
import { timersAt, type VitalsDue } from '#shared/chart/timers/timers.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { type Instant, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { type Status, urgentStatus } from '../Board/boardStatus.ts'
import { isOpen, minutesLeft, openPause, plannedEnd, runMinutes } from '../lineTimes.ts'
import { nameAlerts } from '../nameAlerts.ts'
import { isTheirStep, type NextStep, nextStepOf, soonestOpen } from '../nextStep.ts'
import { initialsOf } from '../people.ts'
import { HiddenCard } from './HiddenCard.tsx'

const vitalsSoonMinutes = 10

const vitalsStep: NextStep = {
  ...stepWords.vitals,
  icon: HeartPulse,
  opens: { kind: 'vitals' },
  needs: 'record.vitals',
}

/** One of the chairs; of a restricted chart that is not open, what runs there alone. */
export const VisitCard = ({ row }: { readonly row: DaySession }) =>
  isHidden(row) ? <HiddenCard row={row} /> : <OpenCard row={row} />

/** What runs and how long yet, what is next, one button. */
function OpenCard({ row }: { readonly row: DaySession }) {
  const store = useAppStore()
  const chart = useChart(row.sessionId)
  const photo = usePhoto(row.sessionId)
  const day = useApp((state) => state.day)
  const delivery = useApp((state) => state.charts[row.sessionId]?.delivery ?? row.delivery)
  const now = useMinute()
  const alerts = nameAlerts(row, day)
  const line = chart && soonestOpen(chart, now)
  const step = chart && nextStepOf(chart)
  const left = chart && line ? minutesLeft(chart, line, now) : null
  const vitals = chart ? timersAt(chart, now).vitalsDue[0] : undefined
  const isDue = left !== null && left <= (chart?.times.alarms.shortlyBeforeEnd ?? 0)
  const vitalsSoon = vitals !== undefined && printedMinutesBetween(now, vitals.at) <= vitalsSoonMinutes
  const urgent = chart && urgentStatus(chart, now)
  return (
    <ChairCard
      chair={row.chair}
      initials={initialsOf(row.patientName)}
      photo={photo}
      name={row.patientName}
      born={birthWords(row.birthDate, row.day)}
      alertChip={
        alerts.length > 0 && (
          <Chip state="due" icon={UsersRound}>
            {visitWords.nameAlert(alerts.map(({ chair }) => chair))}
          </Chip>
        )
      }
      sync={<SyncWords state={deliveryShown(delivery)} />}
      running={chart && line ? running(chart, line, now) : undefined}
      body={!line && <WaitingBody row={row} chart={chart} />}
      next={urgent ? urgentChip(urgent) : nextOf(row, line, step, left, isDue, vitals)}
      note={urgent ? urgent.second || undefined : line ? undefined : step?.sentence}
      action={<CardAction row={row} step={line ? (vitalsSoon ? vitalsStep : null) : step} store={store} />}
    />
  )
}

const urgentChip = ({ icon, words }: Status) => ({
  chip: (
    <Chip state="urgent" icon={icon}>
      {words}
    </Chip>
  ),
})

function nextOf(
  row: DaySession,
  line: Line | null,
  step: NextStep | null,
  left: number | null,
  isDue: boolean,
  vitals: VitalsDue | undefined,
) {
  if (line && isDue && left !== null)
    return {
      chip: (
        <Chip state="due" icon={AlarmClock}>
          {left >= 0 ? visitWords.endsIn(left) : visitWords.pastEnd(-left)}
        </Chip>
      ),
    }
  if (line && vitals)
    return {
      chip: (
        <Chip state="due" icon={HeartPulse}>
          {vitalsWords.vitalsDue(timeWords(vitals.at))}
        </Chip>
      ),
    }
  if (line) return { icon: CirclePlay, words: visitWords.runningNothingDue }
  return { icon: Hourglass, words: step?.words ?? visitStateWords(row.state) }
}

function running(chart: Chart, line: Line, now: Instant): ChairCardRunning {
  const planned = plannedEndOf(chart, line, now)
  const left = planned?.left ?? null
  const end = plannedEnd(chart, line, now)
  const run = runMinutes(line, now)
  const pause = openPause(line)
  const others = chart.lines.filter((other) => other.id !== line.id && isOpen(other)).map(({ plan }) => plan.name)
  const since = line.start ? timeWords(line.start.at) : ''
  return {
    drug: `${line.plan.name} ${amountWords(line.plan.dose)}`,
    sentence: others.length > 0 ? visitWords.withOthers(others) : visitStateWords(chart.state),
    minutesLeft: left === null ? run : Math.abs(left),
    clockWord: left === null ? visitWords.runWord : left < 0 ? visitWords.over : visitWords.left,
    progress: {
      doneMinutes: run,
      plannedMinutes: planned?.minutes ?? 0,
      ...(pause
        ? { state: 'paused' as const }
        : left !== null && left <= chart.times.alarms.shortlyBeforeEnd
          ? { state: 'due' as const }
          : {}),
    },
    since: pause
      ? visitWords.pausedSince(minutesWords(runMinutes(line, now)), timeWords(pause.from.at))
      : visitWords.runningSince(minutesWords(run), since),
    ends: end ? visitWords.ends(timeWords(end)) : visitWords.noPlannedEnd,
  }
}

function WaitingBody({ row, chart }: { readonly row: DaySession; readonly chart: Chart | null }) {
  const plan = chart?.scheduled.plan
  return (
    <div className="chair-card__body">
      <div className="chair-card__drug">{row.regimen}</div>
      {plan && <div className="second">{visitWords.cycleDay(plan.cycle, plan.cyclesPlanned, plan.day)}</div>}
      {chart?.arrived && <div className="second">{visitWords.arrivedAt(timeWords(chart.arrived.at))}</div>}
    </div>
  )
}

interface CardActionProps {
  readonly row: DaySession
  readonly step: NextStep | null
  readonly store: AppStore
}

function CardAction({ row, step, store }: CardActionProps) {
  const toSession = () => store.go({ name: 'session', sessionId: row.sessionId })
  const roles = useApp((state) => state.signedIn?.user.roles)
  // Somebody else's step is not this person's button: the chart itself stays open to them.
  const theirs = step && isTheirStep(step, roles ?? []) ? step : null
  if (!theirs || theirs.opens === null || theirs.opens === 'review')
    return (
      <TapTarget
        size="large"
        verb={visitWords.open}
        spokenName={visitWords.openChart(row.patientName)}
        onTap={theirs?.opens === 'review' ? () => store.go({ name: 'review', sessionId: row.sessionId }) : toSession}
      />
    )
  const { opens, icon, verb } = theirs
  return (
    <TapTarget
      look="main"
      size="large"
      icon={icon}
      verb={verb}
      spokenName={`${verb}: ${row.patientName}`}
      onTap={() => {
        toSession()
        store.openSheet(opens)
      }}
    />
  )
}
