import { Hand } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { TapTarget } from './TapTarget.tsx'
import { useAnnounce } from './useAnnounce.ts'

export type RefusalWords = {
  /** What did not happen: "Doxorubicin not started." */
  readonly what: string
  /** Why: "One of two checks is done." */
  readonly why: string
  /** The one button for what comes next. */
  readonly next?: { readonly verb: string; readonly onTap: () => void } | undefined
}

export type RefusalSlotProps = {
  readonly refusal: RefusalWords | null
  /** True where the slot takes no room while empty (inside a sheet that scrolls). */
  readonly flat?: boolean | undefined
}

/** The reserved place nearest the tap: empty but there, or what did not happen, why and what next. Never red. */
export function RefusalSlot({ refusal, flat = false }: RefusalSlotProps) {
  const announce = useAnnounce()
  const slot = useRef<HTMLDivElement>(null)
  const spoken = refusal && `${refusal.what} ${refusal.why}`
  useEffect(() => {
    if (!spoken) return
    announce(spoken, 'assertive')
    // In a sheet that scrolls it would stand under the foot, unseen.
    slot.current?.scrollIntoView?.({ block: 'nearest' })
  }, [spoken, announce])
  return (
    <div ref={slot} className={classes('refusal-slot', flat && 'refusal-slot--flat')}>
      {refusal && (
        <div className="refusal">
          <Icon of={Hand} />
          <div className="refusal__words">
            <b>{refusal.what}</b>
            <p className="refusal__why">{refusal.why}</p>
          </div>
          {refusal.next && <TapTarget look="main" verb={refusal.next.verb} onTap={refusal.next.onTap} />}
        </div>
      )}
    </div>
  )
}
