import { PenLine, Plus } from 'lucide-react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { UndoSlot } from '#renderer/components/UndoSlot.tsx'
import type { ShownRefusal } from '#renderer/store/appState.ts'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore, useNow } from '#renderer/store/useStore.ts'
import { doneWords } from '#renderer/words/commands.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { sessionWords } from '#renderer/words/session.ts'
import { timeWords } from '#renderer/words/times.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import { nextAfter } from './refusalAnswers.ts'
import { StopAll } from './StopAll.tsx'
import './visitSlot.css'

/**
 * The reserved place above the chair bar: what stops everything, and beside it what the last tap did with its Undo, or why
 * it did not happen. Under the drugs and not among them: a row that grows or shrinks under a tap moves nothing here.
 */
export const VisitSlot = ({ chart }: { readonly chart: Chart }) => (
  <div className="visit-slot">
    <StopAll chart={chart} />
    <LastTap chart={chart} />
  </div>
)

function LastTap({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const undo = useApp((state) => (state.undo?.sessionId === chart.sessionId ? state.undo : null))
  const refusal = useApp((state) => state.refusals.visit)
  const now = useNow()
  if (refusal && refusal.sessionId === chart.sessionId) return <RefusalSlot refusal={wordsOf(refusal, chart, store)} />
  const secondsLeft = undo ? Math.min(10, Math.max(0, Math.ceil((undo.untilMs - epochMs(now)) / 1_000))) : 0
  return (
    <UndoSlot
      offer={
        undo && secondsLeft > 0
          ? { done: `${doneWords(undo.command, chart)} ${timeWords(undo.at)}`, secondsLeft }
          : null
      }
      onUndo={() => void store.undo()}
    >
      {!isSealed(chart) && (
        <TapTarget look="quiet" icon={Plus} verb={sessionWords.more} onTap={() => store.openSheet({ kind: 'visit' })} />
      )}
      {chart.arrived && (
        <TapTarget
          look="quiet"
          icon={PenLine}
          verb={sessionWords.review}
          onTap={() => store.go({ name: 'review', sessionId: chart.sessionId })}
        />
      )}
    </UndoSlot>
  )
}

/** The one button for what comes next after a refusal. */
function wordsOf(shown: ShownRefusal, chart: Chart, store: AppStore): RefusalWords {
  const words = refusalWords(shown, chart)
  const next = nextAfter(shown, chart)
  if (next === null)
    return { ...words, next: { verb: sessionWords.understood, onTap: () => store.forgetRefusal('visit') } }
  const onTap = (): void => {
    if ('sheet' in next) store.openSheet(next.sheet)
    else void store.perform(shown.sessionId, next.command, { place: 'visit' })
  }
  return { ...words, next: { verb: next.verb, onTap } }
}
