import { FilePen } from 'lucide-react'
import { roleOfLineWords } from '#renderer/words/addLine.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { orderFieldWords, planFieldWords, planChangeWords as w } from '#renderer/words/planChange.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type LineDifference, type OrderField, planDifference } from '#shared/chart/safety/planDifference.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { groupWordsOf } from '#shared/paper/orderWords.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** A plan that changed at its source: what differs, line by line, and whether this visit takes it over (workflow 10). */
export function PlanChangeSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const proposal = chart.ties.planProposal
  if (!proposal) return null
  const { plan, lines } = planDifference(chart, proposal.plan)
  const answer = (kind: 'acceptPlan' | 'declinePlan') => void sheet.perform({ kind, proposalId: proposal.eventId })
  return (
    <ActionSheet
      title={w.title}
      about={w.about(proposal.from, timeWords(proposal.stamp.at))}
      verb={w.accept}
      icon={FilePen}
      sheet={sheet}
      onDo={() => answer('acceptPlan')}
      otherAnswer={{ verb: w.decline, onDo: () => answer('declinePlan') }}
    >
      <ul className="plan-changes">
        {lines.map((line) => (
          <Difference key={`${line.kind} ${idOf(line)}`} line={line} />
        ))}
        {plan.length > 0 && (
          <li className="plan-changes__row">
            <b>{w.wholePlan}</b>
            {plan.map((field) => (
              <span key={field}>{w.differs(planFieldWords[field])}</span>
            ))}
          </li>
        )}
      </ul>
      {lines.length === 0 && <p className="second">{w.nothing}</p>}
    </ActionSheet>
  )
}

const idOf = (line: LineDifference): string => (line.kind === 'removed' ? line.before : line.after).id

function Difference({ line }: { readonly line: LineDifference }) {
  const shown = line.kind === 'removed' ? line.before : line.after
  return (
    <li className="plan-changes__row">
      <span className="second">{w[line.kind]}</span>
      <b>
        {shown.name} {amountWords(shown.dose)}
      </b>
      {line.kind === 'changed' && line.fields.map((field) => <span key={field}>{fieldWords(field, line)}</span>)}
      {line.kind !== 'added' && line.keeps && (
        <span className="words-due">{line.kind === 'removed' ? w.keepsRemoved : w.keeps}</span>
      )}
      {line.kind === 'removed' && !line.keeps && line.isPrepared && (
        <span className="words-due">{w.preparedRemoved}</span>
      )}
      {line.kind === 'changed' && !line.keeps && line.after.role === 'antineoplastic' && (
        <span className="words-due">{w.checkAgain}</span>
      )}
    </li>
  )
}

const values: Readonly<Record<Exclude<OrderField, 'other'>, (line: PlannedLine) => string>> = {
  dose: ({ dose }) => amountWords(dose),
  volume: ({ volumeMl }) => (volumeMl ? amountWords({ amount: volumeMl, unit: 'mL' }) : w.none),
  route: ({ route }) => routeWords[route],
  minutes: ({ plannedMinutes }) => (plannedMinutes ? minutesWords(plannedMinutes) : w.none),
  diluent: ({ diluent }) => diluent ?? w.none,
  role: ({ role }) => roleOfLineWords[role],
  sequence: ({ sequence }) => String(sequence),
  group: (line) => groupWordsOf(line) ?? w.none,
}

const fieldWords = (
  field: OrderField,
  { before, after }: { readonly before: PlannedLine; readonly after: PlannedLine },
) =>
  field === 'other'
    ? orderFieldWords.other
    : w.wasNow(orderFieldWords[field], values[field](before), values[field](after))
