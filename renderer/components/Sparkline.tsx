import { classes } from './classes.ts'

export type SparklinePoint = { readonly at: number; readonly value: number; readonly isOut?: boolean | undefined }

export type SparklineProps = {
  readonly points: readonly SparklinePoint[]
  /** Drawn behind: the range that is not out of the ordinary. */
  readonly calm?: readonly [low: number, high: number] | undefined
  /** Said instead of the picture: "Pulse: 76, 78, 92 /min". */
  readonly label: string
}

const width = 160
const height = 40
const inset = 4

/** A small picture of one value over the visit: a line, the calm range behind it, a square where a value is out. */
export function Sparkline({ points, calm, label }: SparklineProps) {
  const values = [...points.map(({ value }) => value), ...(calm ?? [])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  const x = (at: number) => inset + ((at - first) / Math.max(1, last - first)) * (width - 2 * inset)
  const y = (value: number) => height - inset - ((value - low) / Math.max(1, high - low)) * (height - 2 * inset)
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {calm && (
        <rect
          className="sparkline__calm"
          x={0}
          width={width}
          y={y(calm[1])}
          height={Math.max(1, y(calm[0]) - y(calm[1]))}
        />
      )}
      <polyline className="sparkline__line" points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
      {points.map(({ at, value, isOut }) =>
        isOut ? (
          <rect
            key={at}
            className={classes('sparkline__point', 'sparkline__point--out')}
            x={x(at) - 4}
            y={y(value) - 4}
            width={8}
            height={8}
          />
        ) : (
          <circle key={at} className="sparkline__point" cx={x(at)} cy={y(value)} r={3} />
        ),
      )}
    </svg>
  )
}
