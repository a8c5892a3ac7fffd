import type { LucideIcon } from 'lucide-react'
import { RefusalSlot } from './Refusal.tsx'
import { TapTarget } from './TapTarget.tsx'

export type SaveFootProps = {
  readonly verb: string
  readonly icon?: LucideIcon | undefined
  /** What did not happen, said before the reason. */
  readonly what: string
  /** Why the last try was not saved. */
  readonly why: string | null
  /** What is missing before it can be tried. */
  readonly closedBecause: string | undefined
  readonly saving: boolean
  readonly onSave: () => void
}

/** The foot of a sheet that saves one thing: the one large button, and over it why it was not saved. */
export const SaveFoot = ({ verb, icon, what, why, closedBecause, saving, onSave }: SaveFootProps) => (
  <>
    <RefusalSlot flat refusal={why === null ? null : { what, why }} />
    <TapTarget
      look="main"
      size="large"
      wide
      icon={icon}
      verb={verb}
      closedBecause={closedBecause}
      saving={saving}
      onTap={onSave}
    />
  </>
)
