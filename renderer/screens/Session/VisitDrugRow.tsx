import {
  Ban,
  ChevronRight,
  ClipboardPen,
  FlaskConical,
  Gauge,
  type LucideIcon,
  Pause,
  Play,
  ShieldAlert,
  Square,
  Syringe,
  TrendingUp,
  UserRoundCheck,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from '#renderer/components/Chip.tsx'
import { DrugRow } from '#renderer/components/DrugRow.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { Sheet } from '#renderer/store/appState.ts'
import { isSaving, pendingOf } from '#renderer/store/charts.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { usePreview } from '#renderer/store/usePreview.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { codeWords } from '#renderer/words/codes.ts'
import { lineWords } from '#renderer/words/lines.ts'
import { pushWords } from '#renderer/words/push.ts'
import { rateShown, rateWords, stepShown } from '#renderer/words/rates.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import { rowCodesOf } from '#renderer/words/rowCodes.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { type Refusal, refuse } from '#shared/chart/refusals.ts'
import { isVesicantPush, pushSoFar } from '#shared/chart/safety/vesicantPush.ts'
import { stepsOf } from '#shared/chart/timers/rateSteps.ts'
import { needsAccess } from '#shared/clinical/givenBy.ts'
import type { CodingResult } from '#shared/coding/types.ts'
import { type Action, may } from '#shared/permissions/permissions.ts'
import { isFinished, isOpen } from '../lineTimes.ts'
import { nameOf } from '../people.ts'
import { type NextStep, nextRateStep } from '../rateSteps.ts'
import { commandOf, type LineTap, nextTapOf, previewCommandOf, stopsEarly, usableAccesses } from './lineTaps.ts'
import { overrideSheet } from './refusalAnswers.ts'
import { type RowDue, rowView } from './rowView.ts'
import { waitingSaid } from './sheets/drug/orderFacts.ts'
import { resumeTap } from './sheets/drug/resumeTap.ts'
import { useShowsChanges } from './useShowsChanges.ts'

interface Face {
  readonly verb: string
  readonly icon: LucideIcon
}

const faces: Readonly<Record<LineTap, Face>> = {
  check: { verb: lineWords.secondCheck, icon: UserRoundCheck },
  start: { verb: lineWords.start, icon: Play },
  give: { verb: lineWords.give, icon: Syringe },
  inject: { verb: lineWords.give, icon: Syringe },
  stop: { verb: lineWords.stop, icon: Square },
  pause: { verb: lineWords.pause, icon: Pause },
  resume: { verb: lineWords.resume, icon: Play },
  dose: { verb: lineWords.doseGiven, icon: ClipboardPen },
  vials: { verb: lineWords.vials, icon: FlaskConical },
  notGiven: { verb: lineWords.notGiven, icon: Ban },
}

export interface VisitDrugRowProps {
  readonly chart: Chart
  readonly line: Line
  /** The first row that waits for something: its button is the solid one, its reason stands in words. */
  readonly isNext: boolean
  /** What the panel shows, for this row's part of it; null for who does not see codes. */
  readonly codes: CodingResult | null
}

/** One drug of the visit, judged and drawn; its taps go straight to the record. */
export function VisitDrugRow({ chart, line, isNext, codes }: VisitDrugRowProps) {
  const store = useAppStore()
  const now = useMinute()
  const codesSaid = useCodesSaid({ chart, line, codes })
  const people = useApp((state) => state.people)
  const saving = useApp((state) => isSaving(state.pending, line.id))
  const overdue = useApp((state) => pendingOf(state, chart.sessionId).some((tap) => tap.overdue && saving))
  const view = rowView(chart, line, now, (id) => nameOf(people, id))
  const next = nextTapOf(line, chart.closed !== null)
  const refusal = useRefusal(chart, line, next)
  const closed = refusal ? whyOf(refusal) : undefined
  const override = refusal && overrideSheet(refusal, chart, line.id)
  const open = isOpen(line)
  const dose = isWaiting(line.state) ? waitingSaid(chart, line) : ''
  const sentence = [pushSaid(chart, line), view.sentence, dose].filter(Boolean).join(' ')
  const step = nextRateStep(chart, line, now)
  const chips = chipsOf(step, view.due, overdue)
  const details = <Details line={line} store={store} />
  return (
    <DrugRow
      state={view.state}
      name={line.plan.name}
      dose={amountWords(line.plan.dose)}
      sentence={closed && (isNext || override) ? `${sentence} ${closed}` : sentence}
      minutesRun={view.minutesRun}
      progress={
        view.planned !== undefined && view.minutesRun !== undefined
          ? {
              doneMinutes: view.minutesRun,
              plannedMinutes: view.planned,
              ...(view.state === 'paused' ? { state: 'paused' as const } : {}),
              label: lineWords.barLabel(view.minutesRun, view.planned),
            }
          : undefined
      }
      times={view.times}
      rate={open && line.rateMlPerHour !== null ? rateShown(line.plan, line.rateMlPerHour) : undefined}
      chips={chips.length > 0 ? chips : undefined}
      details={open ? details : undefined}
      doneWords={
        !open &&
        (next ? (
          <span className="row">
            {view.doneWords}
            {details}
          </span>
        ) : (
          view.doneWords
        ))
      }
      codes={codesSaid}
      isPastEnd={view.isPastEnd}
      saving={saving}
      action={
        override ? (
          <OverrideButton line={line} sheet={override} />
        ) : (
          next && (
            <LineButton chart={chart} line={line} tap={next} isNext={isNext || open} closed={closed} saving={saving} />
          )
        )
      }
      onDetails={open || next ? undefined : () => store.openSheet({ kind: 'line', lineId: line.id })}
      moreActions={open ? <MoreActions chart={chart} line={line} isStepDue={step?.isDue ?? false} /> : undefined}
    />
  )
}

/** A vesicant push that has begun: how far, and what was seen last. */
function pushSaid(chart: Chart, line: Line): string {
  if (!isWaiting(line.state) || !isVesicantPush(line.plan)) return ''
  const { pushedMl, totalMl, bloodReturn } = pushSoFar(chart, line)
  return bloodReturn ? pushWords.underWay(pushedMl, totalMl, bloodReturn) : ''
}

/** One calm line: what this drug counts as now, and when that changes where this person is shown it (workflow 7). */
function useCodesSaid({ chart, line, codes }: Pick<VisitDrugRowProps, 'chart' | 'line' | 'codes'>): string | undefined {
  const showsChanges = useShowsChanges()
  const row = codes && rowCodesOf(codes, line, chart, !showsChanges)
  if (!row) return undefined
  const { says, nextChange } = row
  return nextChange ? `${says} ${codeWords.changesIn(nextChange.inMinutes)}` : says
}

/** The next rate step, what is due, and that a tap is not on the disk yet. */
function chipsOf(step: NextStep | null, due: RowDue | undefined, overdue: boolean): readonly ReactNode[] {
  const rate = step && stepShown(step)
  return [
    step && rate && (
      <Chip key="step" state={step.isDue ? 'due' : 'wait'} icon={TrendingUp}>
        {step.isDue ? rateWords.stepNow(rate) : rateWords.stepDue(rate, timeWords(step.at))}
      </Chip>
    ),
    due && (
      <Chip key="due" state={due.state}>
        {due.words}
      </Chip>
    ),
    overdue && (
      <Chip key="saving" state="due">
        {lineWords.notSavedYet}
      </Chip>
    ),
  ].filter(Boolean)
}

interface MoreActionsProps {
  readonly chart: Chart
  readonly line: Line
  readonly isStepDue: boolean
}

/** Beside Stop or Resume: pause, and the rate of a drug that goes in steps. */
function MoreActions({ chart, line, isStepDue }: MoreActionsProps) {
  const store = useAppStore()
  const isRunning = line.state === 'running'
  // Whoever may pause it may change its rate, and nobody else.
  const pauseClosed = useClosed(chart, line, isRunning ? 'pause' : null)
  return (
    <>
      {isRunning && <HalfButton chart={chart} line={line} tap="pause" />}
      {line.state === 'paused' && <HalfButton chart={chart} line={line} tap="stop" />}
      {isRunning && stepsOf(chart, line).length > 0 && (
        <TapTarget
          size="half"
          look={isStepDue && pauseClosed === undefined ? 'main' : 'allowed'}
          icon={Gauge}
          verb={rateWords.rate}
          spokenName={`${rateWords.rate}: ${line.plan.name}`}
          closedBecause={pauseClosed}
          reasonPlace="elsewhere"
          onTap={() => store.openSheet({ kind: 'rate', lineId: line.id })}
        />
      )}
    </>
  )
}

/** Refusals that ask something; they are answered after the tap. */
const questions: ReadonlySet<string> = new Set([
  'same-line-question',
  'premed-wait',
  'vesicant-way-question',
  'vesicant-time-question',
  'resume-needs-rate',
])

/** What a tap that only opens something is for; the others are judged by their own command. */
const opensFor: Readonly<Partial<Record<LineTap, Action>>> = { vials: 'record.containers', dose: 'give.drugs' }

/** Why the row's next thing cannot be done now, in words; undefined when it can. */
function useClosed(chart: Chart, line: Line, tap: LineTap | null): string | undefined {
  const refusal = useRefusal(chart, line, tap)
  return refusal ? whyOf(refusal) : undefined
}

/** The refusal a tap would meet now; null where it would not, or would be asked something. */
function useRefusal(chart: Chart, line: Line, tap: LineTap | null): Refusal | null {
  const preview = usePreview(chart.sessionId)
  const user = useApp((state) => state.signedIn?.user)
  const action = tap && opensFor[tap]
  if (action && user && !may(user.roles, action)) return refuse('not-allowed', { name: user.name })
  const command = tap && previewCommandOf(tap, chart, line)
  const refusal = command ? preview(command) : null
  return refusal && !questions.has(refusal.code) ? refusal : null
}

interface LineButtonProps {
  readonly chart: Chart
  readonly line: Line
  readonly tap: LineTap
  readonly isNext: boolean
  readonly closed: string | undefined
  readonly saving: boolean
}

function LineButton({ chart, line, tap, isNext, closed, saving }: LineButtonProps) {
  const store = useAppStore()
  const { verb, icon } = faces[tap]
  const small = isFinished(line)
  return (
    <TapTarget
      look={isNext && closed === undefined ? 'main' : 'allowed'}
      size={small ? 'small' : 'large'}
      wide={small}
      icon={icon}
      verb={verb}
      spokenName={`${verb}: ${line.plan.name}`}
      guardGhosts={tap === 'start' || tap === 'stop'}
      closedBecause={closed}
      reasonPlace="elsewhere"
      saving={saving}
      onTap={() => doTap(store, chart, line, tap)}
    />
  )
}

/** In the place of a tap that a safety stop holds: the way to the provider who may let it go on. */
function OverrideButton({ line, sheet }: { readonly line: Line; readonly sheet: Sheet }) {
  const store = useAppStore()
  return (
    <TapTarget
      size="large"
      icon={ShieldAlert}
      verb={lineWords.override}
      spokenName={`${lineWords.override}: ${line.plan.name}`}
      onTap={() => store.openSheet(sheet)}
    />
  )
}

function HalfButton({ chart, line, tap }: { readonly chart: Chart; readonly line: Line; readonly tap: LineTap }) {
  const store = useAppStore()
  const closed = useClosed(chart, line, tap)
  const { verb, icon } = faces[tap]
  return (
    <TapTarget
      size="half"
      icon={icon}
      verb={verb}
      spokenName={`${verb}: ${line.plan.name}`}
      guardGhosts={tap === 'stop'}
      closedBecause={closed}
      reasonPlace="elsewhere"
      onTap={() => doTap(store, chart, line, tap)}
    />
  )
}

function Details({ line, store }: { readonly line: Line; readonly store: AppStore }) {
  return (
    <TapTarget
      look="quiet"
      size="small"
      icon={ChevronRight}
      iconLast
      verb={lineWords.details}
      spokenName={`${lineWords.details}: ${line.plan.name}`}
      onTap={() => store.openSheet({ kind: 'line', lineId: line.id })}
    />
  )
}

/** What a tap does: the record at once, or the sheet that asks what is still needed. */
export function doTap(store: AppStore, chart: Chart, line: Line, tap: LineTap): void {
  const sessionId = chart.sessionId
  const lineId = line.id
  const command = commandOf(tap, chart, line)
  if (tap === 'give' && isVesicantPush(line.plan)) {
    store.openSheet({ kind: 'push', lineId })
    return
  }
  const asksAccess = usableAccesses(chart).length > 1 && needsAccess(line.plan.route)
  if ((tap === 'start' || tap === 'give') && asksAccess) {
    store.openSheet({ kind: 'setTime', target: { kind: tap, lineId } })
  } else if (tap === 'resume') {
    resumeTap(store, chart, line)
  } else if (command) {
    void store.perform(sessionId, command, { place: 'visit' })
    if (tap === 'stop' && stopsEarly(chart, line, store.now())) store.openSheet({ kind: 'dose', lineId })
  } else if (tap === 'vials') {
    store.go({ name: 'containers', sessionId, lineId })
  } else if (tap === 'check' || tap === 'pause' || tap === 'dose' || tap === 'inject' || tap === 'notGiven') {
    store.openSheet({ kind: tap, lineId })
  }
}
