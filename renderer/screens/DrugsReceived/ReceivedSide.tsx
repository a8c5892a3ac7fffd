import { CircleX, PenLine } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { receivedDay, receivedWords as w } from '#renderer/words/received.ts'
import { shownDollars } from '#shared/inventory/dollars.ts'
import { averageOf } from '#shared/inventory/unitCost.ts'
import type { ShownReceipt } from '#shared/ipc/receiptShapes.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import type { ReceivedRow } from './receivedRows.ts'

export interface ReceivedSideProps {
  readonly row: ReceivedRow
  readonly mayKeep: boolean
  readonly onCorrect: (row: ReceivedRow) => void
  readonly onStrike: (row: ReceivedRow) => void
}

/** Everything of one line: as on the invoice, what one container cost, who entered it, and whether it was struck. */
export function ReceivedSide({ row, mayKeep, onCorrect, onStrike }: ReceivedSideProps) {
  const { receipt, standing } = row
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{receipt.drug ?? w.unknownDrug}</h2>
      <Standing row={row} />
      <FactList facts={factsOf(receipt)} />
      {mayKeep && standing !== 'struck' && (
        <div className="received-taps">
          <TapTarget icon={PenLine} verb={w.correct} onTap={() => onCorrect(row)} />
          <TapTarget look="quiet" icon={CircleX} verb={w.strike} onTap={() => onStrike(row)} />
        </div>
      )}
    </div>
  )
}

function Standing({ row: { receipt, standing } }: { readonly row: ReceivedRow }) {
  if (receipt.struck)
    return <AlertLine level="note" title={w.struck} sentence={`${w.struckBy(receipt.struck)}. ${w.struckNext}`} />
  if (standing === 'rival') return <AlertLine level="due" title={w.rival} sentence={w.rivalNext} />
  if (standing === 'twin') return <AlertLine level="note" title={w.rival} sentence={w.twinNext} />
  return receipt.drug === null ? <AlertLine level="due" title={w.unknownDrug} sentence={w.unknownNext} /> : null
}

function factsOf(receipt: ShownReceipt): readonly (readonly [string, string])[] {
  const { perContainer, priceAlone } = averageOf([receipt])
  const whole = w.perContainer(shownDollars(perContainer))
  const price = w.perContainer(shownDollars(priceAlone))
  return [
    [w.facts.ndc, receipt.ndc],
    [w.facts.lot, receipt.lot],
    [w.facts.expires, receivedDay(receipt.expires)],
    [w.facts.received, receivedDay(receipt.receivedOn)],
    [w.facts.supplier, receipt.supplier],
    [w.facts.invoice, receipt.invoice],
    [w.facts.contract, receipt.contract ?? w.noContract],
    [w.facts.stock, w.stock[receipt.pool]],
    [w.facts.quantity, w.quantityOf(receipt)],
    [w.facts.price, w.money(receipt.packageCents)],
    [w.facts.tax, w.money(receipt.taxCents)],
    [w.facts.freight, w.money(receipt.freightCents)],
    [w.facts.container, whole === price ? whole : `${whole}, ${w.priceAlone(price)}`],
    [w.facts.entered, w.enteredBy(receipt)],
  ]
}
