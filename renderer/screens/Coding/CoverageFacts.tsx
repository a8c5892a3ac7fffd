import { coverageWords as w } from '#renderer/words/coverage.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { copayHelpOf, siteLimitOf } from '#shared/paper/orderWords.ts'

/** What a biller must know of the coverages before the claim leaves: who helps with the copay, where the payer wants it given. */
export function CoverageFacts({ chart }: { readonly chart: Chart }) {
  const told = chart.scheduled.coverages.filter(({ copayHelp, siteLimit }) => copayHelp || siteLimit)
  if (told.length === 0) return null
  return (
    <section aria-label={w.title}>
      <h2 className="section-head">{w.title}</h2>
      <ul className="issue-side__list">
        {told.map(({ id, payer, copayHelp, siteLimit }) => (
          <li key={id}>
            <b>{payer.name}</b>
            {copayHelp && <span className="issue-side__line">{w.copayHelpIs(copayHelpOf(copayHelp, dateWords))}</span>}
            {siteLimit && <span className="issue-side__line">{w.siteLimitIs(siteLimitOf(siteLimit))}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
