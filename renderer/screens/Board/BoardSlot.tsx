import type { ReactNode } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { UndoSlot } from '#renderer/components/UndoSlot.tsx'
import { chartOf } from '#renderer/store/charts.ts'
import { useApp, useAppStore, useNow } from '#renderer/store/useStore.ts'
import { boardWords as w } from '#renderer/words/board.ts'
import { doneWords } from '#renderer/words/commands.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { timeWords } from '#renderer/words/times.ts'
import { epochMs } from '#shared/kernel/instant.ts'

const undoSeconds = 10

/** The foot of the board and of Staff: what the last tap did, with its Undo, or why it did not happen; otherwise what is given. */
export function BoardSlot({ children }: { readonly children: ReactNode }) {
  const store = useAppStore()
  const undo = useApp((state) => state.undo)
  const refusal = useApp((state) => state.refusals.visit)
  const now = useNow()
  const chart = useApp((state) => {
    const sessionId = refusal?.sessionId ?? undo?.sessionId
    return sessionId === undefined ? null : chartOf(state, sessionId)
  })
  if (refusal)
    return (
      <footer className="board-slot">
        <RefusalSlot
          refusal={{
            ...refusalWords(refusal, chart),
            next: { verb: w.understood, onTap: () => store.forgetRefusal('visit') },
          }}
        />
      </footer>
    )
  const secondsLeft = undo ? Math.min(undoSeconds, Math.max(0, Math.ceil((undo.untilMs - epochMs(now)) / 1_000))) : 0
  if (!undo || secondsLeft === 0) return <footer className="board-slot">{children}</footer>
  const done = `${doneWords(undo.command, chart)} ${timeWords(undo.at)}`
  return (
    <footer className="board-slot">
      <UndoSlot offer={{ done, secondsLeft }} onUndo={() => void store.undo()} />
    </footer>
  )
}
