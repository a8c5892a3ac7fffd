import { amountWords, numberWords } from '#renderer/words/amounts.ts'
import { reviewWords as w } from '#renderer/words/signOff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type GivenAmounts, visitAmounts } from '#shared/chart/visitAmounts.ts'

/** What went in, in how many mL, and what became of the vials: line by line, with the total of a drug of several lines. */
export function ReviewAmounts({ chart }: { readonly chart: Chart }) {
  const amounts = visitAmounts(chart)
  if (amounts.length === 0) return null
  return (
    <section aria-label={w.amounts}>
      <h2 className="section-head">{w.amounts}</h2>
      <ul className="plain-list">
        {amounts.map((one) => (
          <li key={one.lineIds.join(' ')} className="review-amounts">
            <b>{one.lineIds.length > 1 ? w.total(one.drug) : one.drug}</b> <span className="num">{givenSaid(one)}</span>
            {one.vials > 0 && <p className="second num">{vialsSaid(one)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function givenSaid({ given, ordered, volume }: GivenAmounts): string {
  const dose = given ? w.given(amountWords(given), ordered && amountWords(ordered)) : w.givenUnknown
  return volume ? `${dose}, ${w.inMl(numberWords(volume.ml), volume.isComputed)}` : dose
}

const vialsSaid = ({ vials, used, wasted, returned }: GivenAmounts): string =>
  [
    w.vials(vials),
    ...(used ? [w.used(amountWords(used))] : []),
    ...(wasted ? [w.wasted(amountWords(wasted))] : []),
    ...(returned ? [w.returned(amountWords(returned))] : []),
  ].join(', ')
