import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'

export type VialRowProps = {
  readonly number: number
  /** "500 mg vial" */
  readonly name: string
  /** "Lot TX2604A, exp 03/2028" */
  readonly lot: string
  /** Amounts in words, with their labels: Used 500 mg, Wasted 0 mg. */
  readonly amounts: readonly { readonly label: string; readonly words: string }[]
  /** Shares for the drawing only, 0 to 1; never used for a dose. */
  readonly usedShare: number
  readonly wastedShare: number
  readonly whole: string
  /** A Chip: "Nothing wasted", "Witness needed". */
  readonly chip?: ReactNode
  readonly isChosen?: boolean | undefined
  readonly onChoose: () => void
}

/** One opened container: what it held, what was used, what was thrown away. Put several in a `ul.vials`. */
export function VialRow(props: VialRowProps) {
  const { number, name, lot, amounts, usedShare, wastedShare, whole, chip, isChosen = false, onChoose } = props
  const [used, wasted] = amounts
  return (
    <li>
      <Button className={classes('card vial', isChosen && 'vial--chosen')} aria-pressed={isChosen} onPress={onChoose}>
        <span className="vial__number">{number}</span>
        <span className="vial__body">
          <span className="vial__name">
            <b>{name}</b> <span className="second num">{lot}</span>
          </span>
          <span
            className="amount-bar"
            role="img"
            aria-label={partWords.amountBar(used?.words ?? '', wasted?.words ?? '', whole)}
          >
            <span className="amount-bar__used" style={{ width: `${usedShare * 100}%` }} />
            {wastedShare > 0 && <span className="amount-bar__wasted" style={{ width: `${wastedShare * 100}%` }} />}
          </span>
        </span>
        {amounts.map(({ label, words }) => (
          <span className="vial__amount" key={label}>
            <span className="vial__amount-label">{label}</span> <b>{words}</b>
          </span>
        ))}
        <span className="vial__chip">{chip}</span>
      </Button>
    </li>
  )
}
