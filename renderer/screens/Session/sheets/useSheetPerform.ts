import { useContext, useRef, useState } from 'react'
import type { RefusalWords } from '#renderer/components/Refusal.tsx'
import { isOnVisit, type Sheet, type ShownRefusal } from '#renderer/store/appState.ts'
import type { PerformOptions } from '#renderer/store/performing.ts'
import type { Outcome } from '#renderer/store/settling.ts'
import { DraftScope } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { nextAfter } from '../refusalAnswers.ts'

export interface SheetPerform {
  /**
   * Sends the command; once it is saved the sheet closes, after a refusal it stays with everything typed. Whoever has gone
   * on to something else meanwhile is left there. `then` opens instead of what the sheet usually opens.
   */
  perform(command: Command, options?: Omit<PerformOptions, 'place'>, then?: Sheet | null): Promise<Outcome>
  readonly saving: boolean
  readonly refusal: RefusalWords | null
}

/** What every sheet does with its main button; `next` opens once it is saved, instead of nothing. */
export function useSheetPerform(chart: Chart, next: Sheet | null = null): SheetPerform {
  const store = useAppStore()
  const place = useContext(DraftScope)
  const [saving, setSaving] = useState(false)
  const shown = useApp((state) => state.refusals.sheet)
  /** How the last command went out: an answer to its question goes the same way. */
  const last = useRef<readonly [options: Omit<PerformOptions, 'place'>, then: Sheet | null]>([{}, next])
  const self: SheetPerform = {
    perform: async (command, options = {}, then = next) => {
      last.current = [options, then]
      const opened = store.state.getState().sheet
      setSaving(true)
      const outcome = await store.perform(chart.sessionId, command, {
        ...options,
        place: 'sheet',
        ...(place?.sessionId === chart.sessionId ? { draft: place.sheet } : {}),
      })
      setSaving(false)
      if (outcome.kind === 'saved') {
        if (place !== null) store.dropDraft(place)
        const state = store.state.getState()
        const isStillOpen = state.sheet === opened && isOnVisit(state, chart.sessionId)
        if (isStillOpen && then) store.openSheet(then)
        else if (isStillOpen) store.closeSheet()
      }
      return outcome
    },
    saving,
    refusal: shown && shown.sessionId === chart.sessionId ? withNext(shown) : null,
  }
  function withNext(refused: ShownRefusal): RefusalWords {
    const answer = nextAfter(refused, chart)
    if (answer === null) return refusalWords(refused, chart)
    const onTap = (): void => {
      if ('sheet' in answer) store.openSheet(answer.sheet)
      else void self.perform(answer.command, ...last.current)
    }
    return { ...refusalWords(refused, chart), next: { verb: answer.verb, onTap } }
  }
  return self
}
