import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { costWords } from '#renderer/words/costs.ts'
import type { ShownCosts } from '#shared/ipc/receiptShapes.ts'
import './drugCosts.css'

type Drug = ShownCosts['drugs'][number]
type Container = Drug['containers'][number]

/** What the containers of a visit cost and who supplied them, by drug; one without a cost says why and counts for nothing. */
export function DrugCosts({ sessionId }: { readonly sessionId: string }) {
  const { api } = useAppStore()
  const [costs, setCosts] = useState<ShownCosts | null>(null)
  useEffect(() => {
    let isHere = true
    const ask = () =>
      void api.call('costs.ofVisit', { sessionId }).then((answer) => {
        if (isHere && answer.kind === 'value') setCosts(answer.value)
      })
    ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'receipts.changed') ask()
    })
    return () => {
      isHere = false
      stop()
    }
  }, [api, sessionId])
  if (!costs || costs.drugs.length === 0) return null
  const { drugs, usedCents, wastedCents, unknown } = costs
  const hasCost = drugs.some(({ containers }) => containers.some(({ cost }) => cost !== null))
  return (
    <>
      <h2 className="section-head">{costWords.title}</h2>
      {drugs.map((drug) => (
        <DrugCost key={`${drug.hcpcs} ${drug.drug}`} drug={drug} />
      ))}
      {hasCost && (
        <>
          <p className="medium num">{costWords.sum(usedCents, wastedCents, unknown)}</p>
          <p className="second">{costWords.rounded}</p>
        </>
      )}
    </>
  )
}

function DrugCost({ drug: { drug, containers, usedCents, wastedCents, unknown } }: { readonly drug: Drug }) {
  const hasCost = containers.some(({ cost }) => cost !== null)
  return (
    <section aria-label={drug} className="drug-cost">
      <h3 className="drug-cost__head">
        {drug}
        {hasCost && (
          <span className="num">
            {costWords.usedAndWasted(usedCents, wastedCents)}
            {costWords.unknown(unknown)}
          </span>
        )}
      </h3>
      <ul className="plain-list">
        {alike(containers).map(({ first, count }) => (
          <li key={first.id}>
            {costWords.alike(count, costWords.container(amountWords(first.size), first.lot))}
            {first.cost ? (
              <>
                {': '}
                <b className="num">{costWords.each(first.cost.perContainer, first.cost.isExact)}</b>{' '}
                <span className="second">
                  {first.cost.source}; {costWords.usedAndWasted(first.cost.usedCents, first.cost.wastedCents)}
                  {count > 1 && ` ${costWords.ofEach}`}
                </span>
              </>
            ) : (
              <span className="second drug-cost__why">{first.why}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Alike {
  readonly first: Container
  readonly count: number
}

/** Containers of one lot stand once, with their number: where the cost is known, those of which as much was used and wasted. */
function alike(containers: readonly Container[]): readonly Alike[] {
  const groups = new Map<string, Alike>()
  for (const container of containers) {
    const { ndc, lot, size, used, wasted, cost } = container
    const key = JSON.stringify([ndc, lot, size, ...(cost ? [used, wasted] : [])])
    const known = groups.get(key)
    groups.set(key, known ? { ...known, count: known.count + 1 } : { first: container, count: 1 })
  }
  return [...groups.values()]
}
