import type { LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { HourMark } from './MinutesPicture.tsx'
import { Seat } from './Seat.tsx'
import { useFits } from './useFits.ts'

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
  readonly bars: readonly RulerBar[]
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
  /** Larger words in the rows, for the wall (with `wall` on AppShell). */
  readonly wall?: boolean | undefined
}

const share = (minutes: number, span: number) => `${(minutes / span) * 100}%`

/** The board: one row a chair across the day, one now-line; rows keep the order of chair numbers. */
export function TimelineRuler({ label, span, hours, now, rows, onOpen, wall = false }: TimelineRulerProps) {
  const [track, fits] = useFits<HTMLDivElement>()
  return (
    <section className={classes('card ruler', wall && 'ruler--wall')} aria-label={label}>
      <div className="ruler__head" aria-hidden="true">
        <div className="ruler__hours" ref={track}>
          {hours.map(({ at, words }) => (
            <span key={at} className="ruler__hour" style={{ left: share(at, span) }}>
              {words}
            </span>
          ))}
        </div>
      </div>
      <div className="ruler__now-layer" aria-hidden="true">
        <div className="ruler__now-track">
          <span className="ruler__now" style={{ left: share(now.at, span) }}>
            <span>{now.words}</span>
          </span>
        </div>
      </div>
      <div className="ruler__rows">
        {rows.map((row) => (
          <Row key={row.key} row={row} span={span} hours={hours} fits={fits} onOpen={onOpen} />
        ))}
      </div>
    </section>
  )
}

type RowProps = {
  readonly row: RulerRow
  readonly span: number
  readonly hours: readonly HourMark[]
  readonly fits: (words: string, share: number) => boolean
  readonly onOpen: (key: string) => void
}

function Row({ row, span, hours, fits, onOpen }: RowProps) {
  const { key, chair, name, second, isFree, bars, markers = [], status } = row
  return (
    <Button className={classes('ruler__row', isFree && 'ruler__row--free')} onPress={() => onOpen(key)}>
      <span className="ruler__who">
        <Seat chair={chair} size="s" />
        <span className="ruler__name">
          <b>{name}</b> <span className="second">{second}</span>
        </span>
      </span>
      <span className="ruler__track" aria-hidden="true">
        {hours.map(({ at }) => (
          <span key={at} className="ruler__grid-line" style={{ left: share(at, span) }} />
        ))}
        {bars.map(({ from, to, kind, words, half }) => (
          <span
            key={`${from} ${kind} ${half}`}
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
      </span>
      <span className={`ruler__status ruler__status--${status.level}`}>
        <span className="ruler__status-words">
          <Icon of={status.icon} size="s" />
          {status.words}
        </span>{' '}
        <span className="ruler__status-second">{status.second}</span>
      </span>
    </Button>
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
