import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { moneyWords } from '#renderer/words/billing.ts'
import { referenceWords } from '#renderer/words/reference.ts'
import type { Output } from '#shared/ipc/contract.ts'

type Prices = Output<'reference.prices'>

/** What each drug line should bring by the public files of its day; a line without a price says why and counts for nothing. */
export function DrugPrices({ sessionId }: { readonly sessionId: string }) {
  const { api } = useAppStore()
  const [prices, setPrices] = useState<Prices | null>(null)
  useEffect(() => {
    let isHere = true
    void api.call('reference.prices', { sessionId }).then((answer) => {
      if (isHere && answer.kind === 'value') setPrices(answer.value)
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId])
  if (!prices || prices.lines.length === 0) return null
  const { lines, expectedCents, unpriced } = prices
  if (expectedCents === null) return <NonePriced lines={lines} />
  return (
    <>
      <h2 className="section-head">{referenceWords.expected}</h2>
      <ul className="plain-list">
        {lines.map(({ lineId, code, modifiers, units, price }) => (
          <li key={lineId}>
            <span className="code">{[code, ...modifiers].join('-')}</span> × {units}:{' '}
            {price.isPriced ? (
              <>
                <b className="num">${moneyWords(price.expectedCents)}</b>{' '}
                <span className="second">{referenceWords.fromLimit(price.perUnit, price.source)}</span>
              </>
            ) : (
              <span className="second">{referenceWords.unpriced(price.reason)}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="medium">{referenceWords.sum(moneyWords(expectedCents), unpriced)}</p>
    </>
  )
}

/** Each reason once: without any price the lines would all say the same. */
function NonePriced({ lines }: Pick<Prices, 'lines'>) {
  const reasons = new Set(lines.flatMap(({ price }) => (price.isPriced ? [] : [price.reason])))
  return (
    <>
      <h2 className="section-head">{referenceWords.expected}</h2>
      {[...reasons].map((reason) => (
        <p key={reason} className="second">
          {referenceWords.unpriced(reason)}
        </p>
      ))}
    </>
  )
}
