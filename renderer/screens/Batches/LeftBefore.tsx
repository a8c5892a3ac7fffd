import { useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { claimWords as w } from '#renderer/words/claims.ts'

/** What left before, in the hub's words, and what a person may do all the same. */
interface Asking {
  readonly text: string
  readonly verb: string
  readonly goOn: () => Promise<void>
}

/** The question before something leaves once more; null = nothing is asked. */
export function useLeftBefore() {
  const [asking, setAsking] = useState<Asking | null>(null)
  return { asking, ask: setAsking, close: () => setAsking(null) }
}

export function LeftBefore({ asking, onClose }: { readonly asking: Asking | null; readonly onClose: () => void }) {
  const goOn = () => {
    onClose()
    void asking?.goOn()
  }
  return (
    <Dialog
      isOpen={asking !== null}
      title={w.leftBefore}
      onClose={onClose}
      hasChairBar={false}
      foot={
        <>
          <TapTarget verb={w.leaveIt} onTap={onClose} />
          <TapTarget look="main" verb={asking?.verb ?? ''} onTap={goOn} />
        </>
      }
    >
      <p>{asking?.text}</p>
    </Dialog>
  )
}
