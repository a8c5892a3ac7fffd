import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { billingWords } from '#renderer/words/billing.ts'
import { isoTimeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CountedSpan } from '#shared/coding/types.ts'

export interface StretchesProps {
  readonly spans: readonly CountedSpan[]
  readonly chart: Chart
}

/** Which stretches were counted and which were not, and why; the drug is named where there are several. */
export function Stretches({ spans, chart }: StretchesProps) {
  const now = useMinute()
  const services = new Set(spans.map(({ serviceId }) => serviceId))
  const nameOf = (id: string): string => chart.lines.find((one) => one.id === id)?.plan.name ?? id
  return (
    <ul className="plain-list">
      {spans.map(({ serviceId, from, to, minutes, counted, rule, text }) => (
        <li key={`${serviceId} ${from} ${counted}`} className="second">
          {services.size > 1 && `${nameOf(serviceId)}: `}
          {billingWords.stretch(isoTimeWords(from, now), isoTimeWords(to, now), minutes, counted ? null : (text ?? ''))}
          {rule && ' '}
          {rule && <RuleBadge rule={rule} />}
        </li>
      ))}
    </ul>
  )
}
