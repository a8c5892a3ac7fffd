import { Dialog } from '#renderer/components/Dialog.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { deskWords } from '#renderer/words/desk.ts'

/** Asks before somebody leaves a chart whose taps are not saved yet. */
export function LeaveDialog() {
  const store = useAppStore()
  const leavingTo = useApp((state) => state.leavingTo)
  const unsaved = useApp((state) => state.pending.filter(({ overdue }) => overdue).length)
  return (
    <Dialog
      isOpen={leavingTo !== null}
      title={deskWords.unsavedTitle(unsaved)}
      onClose={store.stay}
      foot={
        <>
          <TapTarget verb={deskWords.leaveAnyway} onTap={store.leaveAnyway} />
          <TapTarget look="main" verb={deskWords.stay} onTap={store.stay} autoFocus />
        </>
      }
    >
      <p>{deskWords.unsavedSentence}</p>
    </Dialog>
  )
}
