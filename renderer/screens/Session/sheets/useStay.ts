import type { RefusalWords } from '#renderer/components/Refusal.tsx'
import type { PerformOptions } from '#renderer/store/performing.ts'
import type { Outcome } from '#renderer/store/settling.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'

export interface Stay {
  /** Records and leaves the sheet open: one tap a thing done. */
  readonly perform: (command: Command, options?: Omit<PerformOptions, 'place'>) => Promise<Outcome>
  readonly refusal: RefusalWords | null
}

/** What a sheet does that stays open while things happen: a reaction, an extravasation. */
export function useStay(chart: Chart): Stay {
  const store = useAppStore()
  const shown = useApp((state) => state.refusals.sheet)
  return {
    perform: (command, options = {}) => store.perform(chart.sessionId, command, { ...options, place: 'sheet' }),
    refusal: shown && shown.sessionId === chart.sessionId ? refusalWords(shown, chart) : null,
  }
}
