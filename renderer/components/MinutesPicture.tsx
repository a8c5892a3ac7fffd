import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { Icon } from './Icon.tsx'
import { useFits } from './useFits.ts'

export type MinuteKind = 'counted' | 'alongside' | 'excluded' | 'pump'

/** Minutes from the left edge of the picture. */
export type MinuteBar = {
  readonly from: number
  readonly to: number
  readonly kind: MinuteKind
  readonly words?: string | undefined
}

export type MinuteLane = {
  readonly key: string
  readonly name: string
  readonly bars: readonly MinuteBar[]
  /** Pushes: minutes from the left edge. */
  readonly points?: readonly number[] | undefined
  /** "53 of 70", "push". */
  readonly counted: string
}

export type HourMark = { readonly at: number; readonly words: string }

export type MinutesPictureProps = {
  readonly label: string
  /** Minutes the picture is wide. */
  readonly span: number
  readonly hours: readonly HourMark[]
  readonly lanes: readonly MinuteLane[]
  /** The sentence and rule beneath. */
  readonly why?: ReactNode
}

/** A drug paused and resumed within one minute has two pieces of that minute: drawn once. */
const distinct = (bars: readonly MinuteBar[]): readonly MinuteBar[] => [
  ...new Map(bars.map((bar) => [`${bar.from} ${bar.to} ${bar.kind}`, bar])).values(),
]

const share = (minutes: number, span: number) => `${(minutes / span) * 100}%`

/** Which minutes counted: solid counted, outlined alongside, hatched not counted; the sum at the right, the sentence below. */
export function MinutesPicture({ label, span, hours, lanes, why }: MinutesPictureProps) {
  const [track, fits] = useFits<HTMLDivElement>()
  return (
    <section className="card minutes" aria-label={label}>
      <div className="minutes__lane minutes__lane--axis">
        <span />
        <div className="minutes__track" ref={track} aria-hidden="true">
          {hours.map(({ at, words }) => (
            <span key={at} className="minutes__hour" style={{ left: share(at, span) }}>
              {words}
            </span>
          ))}
        </div>
        <span className="minutes__counted">{partWords.counted}</span>
      </div>
      <ul>
        {lanes.map(({ key, name, bars, points = [], counted }) => (
          <li key={key} className="minutes__lane">
            <span className="minutes__name">{name}</span>
            <div className="minutes__track" aria-hidden="true">
              {distinct(bars).map(({ from, to, kind, words }) => (
                <span
                  key={`${from} ${to} ${kind}`}
                  className={`minute-bar minute-bar--${kind}`}
                  style={{ left: share(from, span), width: share(to - from, span) }}
                >
                  {words !== undefined && fits(words, (to - from) / span) && words}
                </span>
              ))}
              {points.map((at) => (
                <span key={at} className="minute-point" style={{ left: share(at, span) }} />
              ))}
            </div>
            <span className="minutes__counted">{counted}</span>
          </li>
        ))}
      </ul>
      {why !== undefined && (
        <p className="minutes__why">
          <Icon of={Info} size="s" />
          <span>{why}</span>
        </p>
      )}
    </section>
  )
}

/** The key of the picture, for the line above it. */
export function MinutesLegend() {
  const entries = [
    ['counted', partWords.counted],
    ['alongside', partWords.alongside],
    ['excluded', partWords.notCounted],
  ] as const
  return (
    <div className="legend">
      {entries.map(([kind, words]) => (
        <span key={kind} className="legend__entry">
          <span className={`minute-bar minute-bar--${kind}`} />
          {words}
        </span>
      ))}
    </div>
  )
}
