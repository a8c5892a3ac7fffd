import type { Person } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { scanWords } from '#renderer/words/scans.ts'
import { type ScanNote, useScanning, useScans } from './scanning.ts'

/** The badge at the lock screen: opens the desk within the shift of its PIN, otherwise chooses whose PIN or password is asked. */
export function useBadgeSignIn(choose: (person: Person) => void): void {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const say = useScanning()?.say
  async function signInBy(badge: string): Promise<ScanNote | null> {
    const answer = await store.signInByBadge(badge)
    if (answer.kind === 'fault') return { tone: 'again', title: faultWords(answer.fault) }
    if (answer.kind === 'refusal')
      return { tone: 'again', title: scanWords.badgeUnknown, sentence: scanWords.badgeUnknownNext }
    // The own screen is the answer; words about it would only come late.
    if (answer.value.signedIn) return null
    const person = people.find(({ id }) => id === answer.value.userId)
    if (!person) return { tone: 'again', title: scanWords.badgeUnknown, sentence: scanWords.badgeUnknownNext }
    choose(person)
    const title = person.asks === 'pin' ? scanWords.badgeNeedsPin : scanWords.badgeNeedsPassword
    return { tone: 'good', title: title(person.name), sentence: scanWords.badgeNeedsPinNext }
  }
  useScans({
    expects: 'badge',
    onScan: (scan) => {
      if (scan.kind !== 'badge') return null
      void signInBy(scan.badge).then((note) => note && say?.(note))
      return { kind: 'noted' }
    },
  })
}
