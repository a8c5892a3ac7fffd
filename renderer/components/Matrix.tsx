import { OctagonAlert, TriangleAlert } from 'lucide-react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useScrollStop } from './useScrollStop.ts'

/** plain: agrees with plan, record and authorization; na: does not apply; due or urgent: an exception. */
export type MatrixCell = {
  readonly kind: 'plain' | 'na' | 'due' | 'urgent'
  readonly words: string
  /** A value shared by so many rows (units of one drug given twice). */
  readonly rowSpan?: number | undefined
  readonly onOpen?: (() => void) | undefined
}

export type MatrixRow = {
  readonly key: string
  readonly name: string
  /** One per column after the first; null where the row above spans down. */
  readonly cells: readonly (MatrixCell | null)[]
}

export type MatrixProps = {
  readonly label: string
  /** Heads of all columns, the first naming the rows. */
  readonly heads: readonly string[]
  readonly rows: readonly MatrixRow[]
}

/** Is it complete: plain value means it agrees; only exceptions get icon, word and tint. */
export function Matrix({ label, heads, rows }: MatrixProps) {
  const frame = useScrollStop<HTMLFieldSetElement>()
  return (
    <fieldset ref={frame} className="card matrix" aria-label={label}>
      <table aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is nothing but its column
                cell === null ? null : <Cell key={at} {...cell} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

function Cell({ kind, words, rowSpan, onOpen }: MatrixCell) {
  const isException = kind === 'due' || kind === 'urgent'
  const names = classes(
    kind === 'na' && 'matrix__na',
    isException && `matrix__exception matrix__exception--${kind}`,
    rowSpan !== undefined && 'matrix__joined',
  )
  const shown = (
    <>
      {isException && <Icon of={kind === 'urgent' ? OctagonAlert : TriangleAlert} size="s" />}
      {words}
    </>
  )
  return (
    <td className={names || undefined} rowSpan={rowSpan}>
      {onOpen ? (
        <Button className="matrix__open" onPress={onOpen}>
          {shown}
        </Button>
      ) : (
        shown
      )}
    </td>
  )
}
