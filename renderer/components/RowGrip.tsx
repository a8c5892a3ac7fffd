import { GripVertical } from 'lucide-react'
import { memo } from 'react'
import { Icon } from './Icon.tsx'
import type { RowDrag } from './useRowDrag.ts'

export type RowGripProps = {
  readonly row: string
  readonly chair: string
  /** "Move Okafor, Ruth from chair 3" */
  readonly name: string
  readonly drag: RowDrag
}

/** The chair's number as a handle: drawn to another row it moves the patient; a tap or a key asks where to. */
export const RowGrip = memo(function RowGrip({ row, chair, name, drag }: RowGripProps) {
  return (
    <button type="button" className="ruler__grip" aria-label={name} {...drag.handlersOf(row)}>
      <span className="num">{chair}</span>
      <Icon of={GripVertical} size="s" />
    </button>
  )
})
