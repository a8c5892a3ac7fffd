import { coverageWords as w } from '#renderer/words/coverage.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { termsSaid } from '../Session/sheets/arrival/CoverageTerms.tsx'

/** What a biller must know of the coverages before the claim leaves: who helps with the copay, where the payer wants it given. */
export function CoverageFacts({ chart }: { readonly chart: Chart }) {
  const told = chart.scheduled.coverages.filter(({ copayHelp, siteLimit }) => copayHelp || siteLimit)
  if (told.length === 0) return null
  return (
    <section aria-label={w.title}>
      <h2 className="section-head">{w.title}</h2>
      <ul className="issue-side__list">
        {told.map((coverage) => (
          <li key={coverage.id}>
            <b>{coverage.payer.name}</b>
            {termsSaid(coverage).map((words) => (
              <span key={words} className="issue-side__line">
                {words}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
