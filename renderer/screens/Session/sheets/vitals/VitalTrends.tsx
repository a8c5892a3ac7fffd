import { Sparkline } from '#renderer/components/Sparkline.tsx'
import { temperatureWords } from '#renderer/words/amounts.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { timeWords } from '#renderer/words/times.ts'
import { signWords } from '#renderer/words/vitals.ts'
import type { Chart, VitalsSet } from '#shared/chart/chart.ts'
import { judgeVitals } from '#shared/clinical/vitalLimits.ts'
import { epochMs } from '#shared/kernel/instant.ts'

const signs = ['temperatureTenthsC', 'pulse', 'systolic', 'diastolic', 'spo2', 'respirations', 'pain'] as const
type Sign = (typeof signs)[number]

const shown = (sign: Sign, value: number): string =>
  sign === 'temperatureTenthsC' ? temperatureWords(value) : String(value)

/** One row a sign: how it went, the last value, and how far it is from the first of the day. */
export function VitalTrends({ chart }: { readonly chart: Chart }) {
  if (chart.vitals.length === 0) return <p className="second">{w.noVitals}</p>
  return (
    <ul className="trends">
      {signs.map((sign) => (
        <Trend key={sign} sign={sign} sets={chart.vitals} />
      ))}
    </ul>
  )
}

function Trend({ sign, sets }: { readonly sign: Sign; readonly sets: readonly VitalsSet[] }) {
  const taken = sets.flatMap((set) => {
    const value = set[sign]
    return value === undefined ? [] : [{ set, value }]
  })
  const first = taken[0]
  const last = taken.at(-1)
  if (!first || !last) return null
  const { short, long, unit } = signWords[sign]
  const spoken = taken.map(({ set, value }) => `${shown(sign, value)} ${w.at(timeWords(set.stamp.at))}`).join(', ')
  return (
    <li className="trends__row">
      <span className="trends__name">
        {sign === 'diastolic' ? `${short} lower` : sign === 'systolic' ? `${short} upper` : short}
      </span>
      <Sparkline
        label={w.trend(long, spoken)}
        points={taken.map(({ set, value }) => ({
          at: epochMs(set.stamp.at),
          value,
          isOut: judgeVitals({ [sign]: value }, { systolic: first.set.systolic }, set.limits).length > 0,
        }))}
      />
      <span className="trends__value">
        <b className="num">{shown(sign, last.value)}</b> <small>{unit}</small>
        <span className="second">{differenceWords(sign, last.value - first.value)}</span>
      </span>
    </li>
  )
}

function differenceWords(sign: Sign, difference: number): string {
  if (difference === 0) return w.same
  const size = shown(sign, Math.abs(difference))
  return w.sinceFirst(`${difference > 0 ? '+' : '−'}${size}`)
}
