import type { LucideIcon } from 'lucide-react'
import { createContext, memo, useCallback, useContext, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { HourMark } from './MinutesPicture.tsx'
import { RowGrip } from './RowGrip.tsx'
import { Seat } from './Seat.tsx'
import { useFits } from './useFits.ts'
import { useInSight } from './useInSight.ts'
import { type RowDrag, useRowDrag } from './useRowDrag.ts'

export type RulerBarKind = 'waiting' | 'done' | 'running' | 'to-end' | 'planned' | 'paused' | 'missing' | 'next'

/** Minutes from the ruler's left edge. */
export type RulerBar = {
  readonly from: number
  readonly to: number
  readonly kind: RulerBarKind
  /** Shown only where it fits whole. */
  readonly words?: string | undefined
  /** Two drugs at once share the height. */
  readonly half?: 'upper' | 'lower' | undefined
}

export type RulerRow = {
  readonly key: string
  readonly chair: string
  /** Name, or initials on the wall. */
  readonly name: string
  readonly second: string
  readonly isFree?: boolean | undefined
  /** "Move Okafor, Ruth from chair 3": who sits here can be drawn by the chair's number to another row. */
  readonly moves?: string | undefined
  /** What is shown may have gone on since: the words under the status say as of when it is known. */
  readonly isOld?: boolean | undefined
  /** Worked out while the row is in sight, and only then. */
  readonly bars: () => readonly RulerBar[]
  readonly markers?: readonly { readonly at: number; readonly icon: LucideIcon }[] | undefined
  readonly status: {
    readonly level: 'plain' | 'due' | 'urgent'
    readonly icon: LucideIcon
    readonly words: string
    readonly second: string
  }
}

export type TimelineRulerProps = {
  readonly label: string
  /** Minutes the ruler is wide. */
  readonly span: number
  readonly hours: readonly HourMark[]
  readonly now: { readonly at: number; readonly words: string }
  readonly rows: readonly RulerRow[]
  readonly onOpen: (key: string) => void
  /** Drawn to another row (`to`, its key), or asked for by a tap or a key on the chair's number (`to` null). */
  readonly onMove?: ((key: string, to: string | null) => void) | undefined
  /** Larger words in the rows, for the wall (with `wall` on AppShell). */
  readonly wall?: boolean | undefined
}

const share = (minutes: number, span: number) => `${(minutes / span) * 100}%`

/** The board: one row a chair across the day, one now-line; rows keep the order of chair numbers. */
export function TimelineRuler({ label, span, hours, now, rows, onOpen, onMove, wall = false }: TimelineRulerProps) {
  const [track, fits] = useFits<HTMLDivElement>()
  const drag = useRowDrag(onMove)
  const open = useRef(onOpen)
  open.current = onOpen
  const openRow = useCallback((key: string) => open.current(key), [])
  return (
    <section className={classes('card ruler', wall && 'ruler--wall')} aria-label={label}>
      <div className="ruler__head" aria-hidden="true">
        <div className="ruler__hours" ref={track}>
          {hours.map(({ at, words }) => (
            <span key={at} className="ruler__hour" style={{ left: share(at, span) }}>
              {words}
            </span>
          ))}
          <span className="ruler__flag" style={{ left: share(now.at, span) }}>
            {now.words}
          </span>
        </div>
      </div>
      <div className="ruler__now-layer" aria-hidden="true">
        <div className="ruler__now-track">
          <span className="ruler__now" style={{ left: share(now.at, span) }} />
        </div>
      </div>
      <div className="ruler__rows">
        {rows.map((row, place) => (
          <Row
            key={row.key}
            row={row}
            startsInSight={place < rowsInSight}
            span={span}
            hours={hours}
            fits={fits}
            onOpen={openRow}
            drag={onMove && row.moves !== undefined ? drag : null}
            place={placeOf(row.key, drag)}
          />
        ))}
      </div>
    </section>
  )
}

/** Whether a row is being drawn away, or is the one it would go to. */
const placeOf = (key: string, { from, over }: RowDrag): 'from' | 'over' | null =>
  key === from ? 'from' : from !== null && key === over ? 'over' : null

/** As many as a tall window holds: they are drawn at once, the others when they come near. */
const rowsInSight = 20

type RowProps = {
  readonly row: RulerRow
  readonly startsInSight: boolean
  readonly span: number
  readonly hours: readonly HourMark[]
  readonly fits: (words: string, share: number) => boolean
  readonly onOpen: (key: string) => void
  readonly drag: RowDrag | null
  readonly place: 'from' | 'over' | null
}

type Shown = Pick<RowProps, 'row' | 'span' | 'hours' | 'fits'> & { readonly isInSight: boolean }

/** What a row's button holds. It changes every minute; the button around it is made once. */
const ShownRow = createContext<Shown | null>(null)

const Row = memo(function Row({ row, startsInSight, span, hours, fits, onOpen, drag, place }: RowProps) {
  const { key, chair, moves, isFree, isOld } = row
  const [line, isInSight] = useInSight<HTMLDivElement>(startsInSight)
  const shown = useMemo(() => ({ row, span, hours, fits, isInSight }), [row, span, hours, fits, isInSight])
  return (
    <div
      ref={line}
      className={classes(
        'ruler__line',
        isFree && 'ruler__line--free',
        isOld && 'ruler__line--old',
        place && `ruler__line--${place}`,
      )}
      data-row={key}
    >
      <ShownRow value={shown}>
        <RowButton row={key} onOpen={onOpen} />
      </ShownRow>
      {drag && moves !== undefined && <RowGrip row={key} chair={chair} name={moves} drag={drag} />}
    </div>
  )
})

const RowButton = memo(function RowButton({ row, onOpen }: Pick<RowProps, 'onOpen'> & { readonly row: string }) {
  return (
    <Button className="ruler__row" onPress={() => onOpen(row)}>
      <InRow />
    </Button>
  )
})

function InRow() {
  const shown = useContext(ShownRow)
  if (!shown) return null
  const { chair, name, second, status } = shown.row
  return (
    <>
      <span className="ruler__who">
        <Seat chair={chair} size="s" />
        <span className="ruler__name">
          <b>{name}</b> <span className="second">{second}</span>
        </span>
      </span>
      <span className="ruler__track" aria-hidden="true">
        {shown.isInSight && <Track {...shown} />}
      </span>
      <span className={`ruler__status ruler__status--${status.level}`}>
        <span className="ruler__status-words">
          <Icon of={status.icon} size="s" />
          {status.words}
        </span>{' '}
        <span className="ruler__status-second">{status.second}</span>
      </span>
    </>
  )
}

/** The picture of one row: what is said in it stands beside it, in words. */
function Track({ row: { bars, markers = [] }, span, hours, fits }: Shown) {
  return (
    <>
      {hours.map(({ at }) => (
        <span key={at} className="ruler__grid-line" style={{ left: share(at, span) }} />
      ))}
      {bars().map(({ from, to, kind, words, half }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: bars hold no state; the same bar a minute later is moved, not made anew.
          key={`${index} ${kind}`}
          className={classes('ruler-bar', `ruler-bar--${kind}`, half && `ruler-bar--${half}`)}
          style={{ left: share(from, span), width: share(to - from, span) }}
        >
          {words !== undefined && half === undefined && fits(words, (to - from) / span) && words}
        </span>
      ))}
      {markers.map(({ at, icon }) => (
        <span key={at} className="ruler__marker" style={{ left: share(at, span) }}>
          <Icon of={icon} size="s" />
        </span>
      ))}
    </>
  )
}

export type RulerLegendProps = { readonly entries: readonly { readonly kind: RulerBarKind; readonly words: string }[] }

/** The key of the ruler, for the foot. */
export function RulerLegend({ entries }: RulerLegendProps) {
  return (
    <div className="legend">
      {entries.map(({ kind, words }) => (
        <span key={kind} className="legend__entry">
          <span className={`ruler-bar ruler-bar--${kind}`} />
          {words}
        </span>
      ))}
    </div>
  )
}
