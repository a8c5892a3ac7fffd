import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { epochMs } from '#shared/kernel/instant.ts'
import type { AppState, Draft, PaperEntry } from './appState.ts'
import type { Room } from './ports.ts'

/** What the window keeps beside the record: sheets typed in and not saved, the paper being typed in, alarms silenced. In memory only. */
export interface Keeping {
  keepDraft(scope: string, field: string, value: unknown): void
  dropDraft(scope: string): void
  /** From now on this visit is typed in from its sheet, or no longer. */
  setPaper(paper: PaperEntry | null): void
  /** Silences one alarm for five minutes, or as the practice set; the others go on. */
  silence(alarmId: string): void
}

/** For how long a silenced alarm is quiet on this screen. */
export const silenceMinutes = ({ clinic }: AppState): number => (clinic?.times ?? usualChairTimes).alarms.silence

export const createKeeping = ({ store, now }: Room): Keeping => ({
  keepDraft: (scope, field, value) =>
    store.setState(({ drafts }) => {
      const known = drafts[scope]
      const draft: Draft = { since: known?.since ?? now(), values: { ...known?.values, [field]: value } }
      return { drafts: { ...drafts, [scope]: draft } }
    }),
  dropDraft: (scope) =>
    store.setState(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== scope)),
    })),
  setPaper: (paper) => store.setState({ paper }),
  silence: (alarmId) =>
    store.setState((state) => ({
      silenced: { ...state.silenced, [alarmId]: epochMs(now()) + silenceMinutes(state) * 60_000 },
    })),
})
