import type { Person } from '#renderer/store/appState.ts'

/** Every card of the lock screen about one person: who it is, and the way to somebody else. */
export interface PersonProps {
  readonly person: Person
  readonly onOther: () => void
}
