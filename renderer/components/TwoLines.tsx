import type { ReactNode } from 'react'

export type TwoLinesProps = {
  readonly first: ReactNode
  readonly second: ReactNode
}

/** A cell of an office table: what it says, and beneath it in small what belongs to it. */
export const TwoLines = ({ first, second }: TwoLinesProps) => (
  <>
    {first}
    <span className="data-table__second">{second}</span>
  </>
)
