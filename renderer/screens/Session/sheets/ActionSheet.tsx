import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { KeptDraft } from './KeptDraft.tsx'
import type { SheetPerform } from './useSheetPerform.ts'

export interface ActionSheetProps {
  readonly title: string
  /** One quiet line under the title: the drug, the patient. */
  readonly about?: string
  readonly verb: string
  readonly icon?: LucideIcon
  /** Why the main button is closed; absent when everything needed is entered. */
  readonly closedBecause?: string | undefined
  readonly sheet: SheetPerform
  readonly onDo: () => void
  /** The other answer to the same question, beside the main button. */
  readonly otherAnswer?: { readonly verb: string; readonly onDo: () => void }
  readonly children: ReactNode
}

/** A sheet with one main button: what is asked, the reserved place for a refusal, and the button that records it. */
export function ActionSheet(props: ActionSheetProps) {
  const store = useAppStore()
  return (
    <Sheet
      title={props.title}
      onClose={store.closeSheet}
      foot={
        <>
          {props.otherAnswer && (
            <TapTarget size="large" wide verb={props.otherAnswer.verb} onTap={props.otherAnswer.onDo} />
          )}
          <TapTarget
            look="main"
            size="large"
            wide
            icon={props.icon}
            verb={props.verb}
            closedBecause={props.closedBecause}
            saving={props.sheet.saving}
            onTap={props.onDo}
          />
        </>
      }
    >
      {props.about !== undefined && <p className="second sheet-about">{props.about}</p>}
      <KeptDraft />
      {props.children}
      <RefusalSlot flat refusal={props.sheet.refusal} />
    </Sheet>
  )
}
