import { ChevronRight } from 'lucide-react'
import { CodeBlock, CodeShort } from '#renderer/components/CodeLine.tsx'
import { RuleBadges } from '#renderer/components/RuleBadge.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TimelineList, type VisitEvent } from '#renderer/components/TimelineList.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { codeSentence, codeWords, sentence } from '#renderer/words/codes.ts'
import { reviewWords } from '#renderer/words/signOff.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { ChartCoding } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { chartedBy } from '#shared/chart/chartedBy.ts'
import { may } from '#shared/permissions/permissions.ts'
import { isOpen } from '../lineTimes.ts'
import { nameOf } from '../people.ts'
import { eventWords } from '../Session/sheets/times/eventWords.ts'
import { Stretches } from '../Stretches.tsx'
import { ReviewAmounts } from './ReviewAmounts.tsx'

export interface ReviewSideProps {
  readonly chart: Chart
  readonly codes: ChartCoding
}

/** This visit from arrival to discharge, and under it what the record supports. */
export function ReviewSide({ chart, codes }: ReviewSideProps) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const seesCodes = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'see.codes'))
  const charted = chartedBy(chart)
  return (
    <div className="review-side">
      <div className="row between">
        <h2 className="section-head">{reviewWords.thisVisit}</h2>
        <TapTarget
          look="quiet"
          icon={ChevronRight}
          iconLast
          verb={reviewWords.allTimes}
          onTap={() => store.go({ name: 'timeline', sessionId: chart.sessionId, from: 'review' })}
        />
      </div>
      <TimelineList label={reviewWords.thisVisit} events={timelineOf(chart)} />
      <ReviewAmounts chart={chart} />
      {charted.length > 0 && (
        <p className="second">
          {reviewWords.chartedBy(charted.map(({ userId, entries }) => [nameOf(people, userId), entries]))}
        </p>
      )}
      {seesCodes && <Supported chart={chart} codes={codes} />}
    </div>
  )
}

const quiet = ['SessionScheduled', 'EventVoided', 'ContainersRecorded', 'DoseCorrected', 'SessionSigned']

function timelineOf(chart: Chart): readonly VisitEvent[] {
  const past = chart.history
    .filter(({ event, struckBy }) => struckBy === null && !quiet.includes(event.kind))
    .map(
      ({ event }): VisitEvent => ({
        key: event.id,
        time: timeWords(event.happenedAt),
        words: eventWords(event, chart),
        kind: event.kind === 'LineStarted' && isStillOpen(chart, event.payload.lineId) ? 'run' : 'past',
      }),
    )
  const missing = chart.lines.filter(isOpen).map(
    ({ id, plan }): VisitEvent => ({
      key: `missing ${id}`,
      time: null,
      words: codeWords.stopMissing(plan.name),
      kind: 'missing',
    }),
  )
  return [...past, ...missing]
}

const isStillOpen = (chart: Chart, lineId: string): boolean =>
  chart.lines.some((line) => line.id === lineId && isOpen(line))

function Supported({ chart, codes }: { readonly chart: Chart; readonly codes: ChartCoding }) {
  const units = codes.drugs.flatMap(({ result }) => result.lines)
  const { lines, issues } = codes.result
  const blocked = issues.filter(({ level, stops }) => level === 'E' && stops === 'record')
  const drugOf = (ids: readonly string[]) => chart.lines.find(({ id }) => ids.includes(id))?.plan.name ?? ''
  return (
    <section className="review-codes" aria-label={reviewWords.codes}>
      <h2 className="section-head">{reviewWords.codes}</h2>
      {lines.length + units.length === 0 && <p className="second">{reviewWords.noCodes}</p>}
      {lines.map((line) => (
        <CodeShort
          key={`${line.code} ${line.modifiers.join(' ')} ${line.serviceIds.join(' ')}`}
          code={[line.code, ...line.modifiers].join('-')}
          units={line.units}
          label={line.label}
        >
          <p>
            {codeSentence(line)}
            <RuleBadges rules={line.rules} />
          </p>
          <Stretches spans={line.spans} chart={chart} />
        </CodeShort>
      ))}
      {units.map((line) => (
        <CodeShort
          key={`${line.code} ${line.modifiers.join(' ')}`}
          code={[line.code, ...line.modifiers].join('-')}
          units={line.units}
          label={amountWords({ amount: line.quantity, unit: line.unit })}
        >
          <p>
            {sentence(line.text)}
            <RuleBadges rules={line.rules} />
          </p>
        </CodeShort>
      ))}
      {blocked.map((issue) => (
        <CodeBlock
          key={`${issue.code} ${issue.serviceIds.join(' ')}`}
          title={codeWords.notCoded(drugOf(issue.serviceIds))}
          sentence={issue.text}
          rule={issue.rule}
        />
      ))}
      <p className="second">{codeWords.rules(codes.result)}</p>
    </section>
  )
}
