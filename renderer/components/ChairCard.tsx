import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Face } from './Face.tsx'
import { Icon } from './Icon.tsx'
import { ProgressBar, type ProgressBarProps } from './ProgressBar.tsx'
import { RunningClock } from './RunningClock.tsx'
import { Seat } from './Seat.tsx'

export type ChairCardRunning = {
  readonly drug: string
  readonly sentence: ReactNode
  /** Time left: cards count down. Past the planned end give the minutes over and `clockWord` "over". */
  readonly minutesLeft: number
  readonly clockWord?: string | undefined
  readonly progress: ProgressBarProps
  /** "Running 1 h 24 min since 09:18" */
  readonly since: string
  /** "Ends 12:45" */
  readonly ends: string
}

export type ChairCardProps = {
  readonly chair: string
  readonly initials: string
  readonly photo?: string | undefined
  readonly name: string
  readonly born: string
  /** A Chip such as "Name alert: chair 10". */
  readonly alertChip?: ReactNode
  /** SyncWords. */
  readonly sync?: ReactNode
  readonly running?: ChairCardRunning | undefined
  /** Instead of the running block: an AlertLine with `block`, or an EmptyState. */
  readonly body?: ReactNode
  /** What is next: a due Chip, or icon and words while nothing is due. */
  readonly next: { readonly chip: ReactNode } | { readonly icon: LucideIcon; readonly words: string }
  readonly note?: string | undefined
  /** The one large TapTarget. */
  readonly action?: ReactNode
}

export type ChairCardsProps = {
  readonly count: number
  /** One of several groups under each other: its cards are as high as they need. */
  readonly isGroup?: boolean | undefined
  readonly children: ReactNode
}

/** The grid of my chairs, two across; four fit without scrolling. */
export function ChairCards({ count, isGroup = false, children }: ChairCardsProps) {
  return <div className={classes('chair-cards', (isGroup || count > 4) && 'chair-cards--many')}>{children}</div>
}

/** One of a nurse's chairs: who, what runs and how long yet, what is next, one button. */
export function ChairCard(props: ChairCardProps) {
  const { chair, initials, photo, name, born, alertChip, sync, running, body, next, note, action } = props
  const nameId = useId()
  return (
    <article className="card chair-card" aria-labelledby={nameId}>
      <header className="chair-card__head">
        <Seat chair={chair} size="m" />
        <Face initials={initials} photo={photo} size="m" />
        <div className="chair-card__who">
          <h2 className="name" id={nameId}>
            {name}
          </h2>
          <div className="second">{born}</div>
        </div>
        <div className="chair-card__corner">
          {alertChip}
          {sync}
        </div>
      </header>
      {running ? <Running {...running} /> : body}
      <footer className="chair-card__foot">
        <div className="grow">
          {'chip' in next ? (
            next.chip
          ) : (
            <span className="chair-card__status">
              <Icon of={next.icon} size="s" />
              {next.words}
            </span>
          )}
          {note !== undefined && <div className="chair-card__note">{note}</div>}
        </div>
        {action}
      </footer>
    </article>
  )
}

function Running({ drug, sentence, minutesLeft, clockWord = partWords.left, progress, since, ends }: ChairCardRunning) {
  return (
    <div className="chair-card__body">
      <div className="chair-card__drug-line">
        <div className="grow">
          <div className="chair-card__drug">{drug}</div>
          <div className="second">{sentence}</div>
        </div>
        <RunningClock minutes={minutesLeft} after={clockWord} />
      </div>
      <ProgressBar {...progress} />
      <div className="row between second num">
        <span>{since}</span>
        <span>{ends}</span>
      </div>
    </div>
  )
}
