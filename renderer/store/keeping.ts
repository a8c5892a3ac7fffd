import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import type { AppState, PaperEntry } from './appState.ts'
import type { Room } from './ports.ts'

/** What the window keeps beside the record: the paper being typed in, alarms silenced. In memory only. */
export interface Keeping {
  /** From now on this visit is typed in from its sheet, or no longer. */
  setPaper(paper: PaperEntry | null): void
  /** Silences one alarm for five minutes, or as the practice set; the others go on. */
  silence(alarmId: string): void
}

/** For how long a silenced alarm is quiet on this screen. */
export const silenceMinutes = ({ clinic }: AppState): number => (clinic?.times ?? usualChairTimes).alarms.silence

export const createKeeping = ({ store, now }: Room): Keeping => ({
  setPaper: (paper) => store.setState({ paper }),
  silence: (alarmId) =>
    store.setState((state) => ({
      silenced: { ...state.silenced, [alarmId]: epochMs(now()) + silenceMinutes(state) * 60_000 },
    })),
})
