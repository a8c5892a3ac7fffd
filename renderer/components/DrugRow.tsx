import {
  Ban,
  BriefcaseMedical,
  ChevronRight,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleStop,
  Droplets,
  type LucideIcon,
  UsersRound,
} from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { ProgressBar, type ProgressBarProps } from './ProgressBar.tsx'
import { RunningClock } from './RunningClock.tsx'
import { TapTarget } from './TapTarget.tsx'

export type DrugRowState =
  | 'planned'
  | 'check-waiting'
  | 'running'
  | 'paused'
  | 'done'
  | 'stopped-early'
  | 'home-on-pump'
  | 'struck'

export type DrugRowProps = {
  readonly state: DrugRowState
  /** As the catalogue shows it; wraps, never cut. */
  readonly name: string
  /** "680 mg": number and unit stay on one line. */
  readonly dose: string
  /** One plain sentence. */
  readonly sentence?: ReactNode
  /** Minutes run so far: the big clock of a running or paused row. */
  readonly minutesRun?: number | undefined
  readonly progress?: ProgressBarProps | undefined
  /** Beneath the bar: started, left, planned end, already in words ("09:18", "2 h 03 min left", "12:45"). */
  readonly times?:
    | {
        readonly started: string
        readonly left: string
        readonly plannedEnd: string
        /** By what is still to run at the rate it has, not by the order's minutes. */
        readonly byRate?: boolean
      }
    | undefined
  /** "150 mg/h, 75 mL/h" */
  readonly rate?: string | undefined
  /** Chips in the rate line or beside the sentence. */
  readonly chips?: ReactNode
  /** At the end of a running row's rate line: a quiet Details button, in the column where every other row has it. */
  readonly details?: ReactNode
  /** What the record supports of it, on a line of its own; none where it is absent. */
  readonly codes?: ReactNode
  /** What stands at the right of the words: "08:41 to 09:11, 30 min" of a finished row, a quiet Details button. */
  readonly doneWords?: ReactNode
  /** The 72 px TapTarget of the action column. */
  readonly action?: ReactNode
  /** Two `half` TapTargets beneath it. */
  readonly moreActions?: ReactNode
  /** Finished rows: a quiet Details button. */
  readonly onDetails?: (() => void) | undefined
  /** Past its planned end: the bar and rail turn amber. */
  readonly isPastEnd?: boolean | undefined
  /** A tap is not on the disk yet: the same row, outlined, spoken as saving. */
  readonly saving?: boolean | undefined
  readonly icon?: LucideIcon | undefined
}

const rowIcons: Readonly<Record<DrugRowState, LucideIcon>> = {
  planned: CircleDashed,
  'check-waiting': UsersRound,
  running: Droplets,
  paused: CirclePause,
  done: CircleCheck,
  'stopped-early': CircleStop,
  'home-on-pump': BriefcaseMedical,
  struck: Ban,
}

const isPast = (state: DrugRowState) =>
  state === 'done' || state === 'stopped-early' || state === 'home-on-pump' || state === 'struck'

export type DrugRowsProps = { readonly label: string; readonly children: ReactNode }

/** The list of a visit's drugs, in the order of the plan. */
export function DrugRows({ label, children }: DrugRowsProps) {
  return (
    <ul className="drug-rows" aria-label={label}>
      {children}
    </ul>
  )
}

/** One drug: rail and icon for its state, name and dose, a sentence, its clock, and what can be done next. */
export function DrugRow(props: DrugRowProps) {
  const { state, saving = false, isPastEnd = false } = props
  const past = isPast(state)
  return (
    <li
      className={classes(
        'card drug-row',
        `drug-row--${state}`,
        past && 'drug-row--past',
        isPastEnd && 'drug-row--past-end',
        saving && 'drug-row--saving',
      )}
      aria-busy={saving || undefined}
    >
      <span className="drug-row__rail" />
      <span className="drug-row__icon">
        <Icon of={props.icon ?? rowIcons[state]} />
        <span className="unseen">
          {partWords.rowStates[state]}
          {saving && `, ${partWords.notSavedYet}`}
        </span>
      </span>
      <DrugRowBody {...props} />
      <DrugRowActions {...props} />
    </li>
  )
}

function DrugRowBody(props: DrugRowProps) {
  const {
    state,
    name,
    dose,
    sentence,
    minutesRun,
    progress,
    times,
    rate,
    chips,
    details,
    doneWords,
    isPastEnd,
    codes,
  } = props
  const isOpen = state === 'running' || state === 'paused'
  const codesLine = codes !== undefined && <p className="drug-row__codes">{codes}</p>
  return (
    <div className="drug-row__body">
      <div className="drug-row__top">
        <div className="drug-row__words grow">
          <h2 className="drug-row__name">
            {name} <span className="drug-row__dose">{dose}</span>
          </h2>
          {sentence !== undefined && <div className="drug-row__sentence">{sentence}</div>}
          {!isOpen && codesLine}
        </div>
        {doneWords !== undefined && <span className="drug-row__done-words">{doneWords}</span>}
        {minutesRun !== undefined && (
          <div className="drug-row__clock">
            <RunningClock minutes={minutesRun} size="l" />
          </div>
        )}
      </div>
      {progress && <ProgressBar thickness="steps" {...(isPastEnd ? { state: 'due' as const } : {})} {...progress} />}
      {times && (
        <div className="drug-row__times">
          <span>{partWords.startedAt(times.started)}</span>
          <b>{times.left}</b>
          <span>{times.byRate ? partWords.endByRate(times.plannedEnd) : partWords.plannedEnd(times.plannedEnd)}</span>
        </div>
      )}
      {(rate !== undefined || chips !== undefined || details !== undefined) && (
        <div className="drug-row__rate">
          <div className="drug-row__rate-words">
            {rate !== undefined && <b className="num">{rate}</b>}
            {chips}
          </div>
          {details !== undefined && <span className="drug-row__rate-end">{details}</span>}
        </div>
      )}
      {isOpen && codesLine}
    </div>
  )
}

function DrugRowActions({ name, dose, action, moreActions, onDetails }: DrugRowProps) {
  const label = useId()
  if (action === undefined && moreActions === undefined && onDetails === undefined) return null
  return (
    <fieldset className="drug-row__action bare-fieldset" aria-labelledby={label}>
      <span id={label} className="unseen">
        {name} {dose}
      </span>
      {action}
      {moreActions !== undefined && <div className="drug-row__two">{moreActions}</div>}
      {onDetails && (
        <TapTarget
          look="quiet"
          className="drug-row__details"
          icon={ChevronRight}
          iconLast
          verb={partWords.details}
          spokenName={`${partWords.details}: ${name} ${dose}`}
          onTap={onDetails}
        />
      )}
    </fieldset>
  )
}
