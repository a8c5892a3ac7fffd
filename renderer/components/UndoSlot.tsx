import { CircleCheck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { TapTarget } from './TapTarget.tsx'

export type UndoOffer = {
  /** What was done: "Rituximab stopped 12:44". */
  readonly done: string
  /** Seconds left of the ten; counted by the screen's one clock tick. Null when it can no longer be undone. */
  readonly secondsLeft: number | null
}

export type UndoSlotProps = {
  readonly offer: UndoOffer | null
  readonly onUndo: () => void
  /** What stands at the right end of the slot: "Drug, flush or note". */
  readonly children?: ReactNode
  readonly card?: boolean | undefined
}

/** The fixed place above the chair bar: what the last tap did and, for ten seconds, its Undo. */
export function UndoSlot({ offer, onUndo, children, card = false }: UndoSlotProps) {
  return (
    <div className={classes('undo-slot', card && 'undo-slot--card card')}>
      {offer && (
        <span className="undo-slot__done">
          <Icon of={CircleCheck} size={card ? 'm' : 's'} />
          {offer.done}
        </span>
      )}
      {offer && offer.secondsLeft !== null && (
        <TapTarget icon={Undo2} verb={partWords.undo} tail={partWords.secondsLeft(offer.secondsLeft)} onTap={onUndo} />
      )}
      {children !== undefined && <div className="undo-slot__rest">{children}</div>}
    </div>
  )
}
