import { Fragment, type ReactNode } from 'react'

export type SumTerm = {
  readonly label: string
  readonly words: string /** Sign before this term: "=", "+". */
  readonly sign?: string | undefined
}

export type SumLineProps = {
  readonly terms: readonly SumTerm[]
  /** A Chip: "Adds up". */
  readonly chip?: ReactNode
  /** A second line: what the record supports. */
  readonly second?: ReactNode
}

/** A sum in words and numbers: Opened = Used + Wasted + Kept. */
export function SumLine({ terms, chip, second }: SumLineProps) {
  return (
    <section className="card sum">
      <div className="sum__line">
        {terms.map(({ label, words, sign }) => (
          <Fragment key={label}>
            {sign !== undefined && <span className="sum__sign">{sign}</span>}
            <div className="sum__term">
              <span className="sum__label">{label}</span>
              <b>{words}</b>
            </div>
          </Fragment>
        ))}
        {chip !== undefined && <span className="sum__end">{chip}</span>}
      </div>
      {second !== undefined && <div className="sum__line">{second}</div>}
    </section>
  )
}
