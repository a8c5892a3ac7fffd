import type { Person } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { scanWords } from '#renderer/words/scans.ts'
import { type ScanNote, useScanning, useScans } from './scanning.ts'

/** Lets a badge choose among these people instead of a tap; their PIN is asked all the same. */
export function useBadgeChoice(people: readonly Person[], choose: (person: Person) => void): void {
  const store = useAppStore()
  const all = useApp((state) => state.people)
  const say = useScanning()?.say
  async function chooseBy(badge: string): Promise<ScanNote> {
    const answer = await store.api.call('people.ofBadge', { badge })
    if (answer.kind === 'fault') return { tone: 'again', title: faultWords(answer.fault) }
    if (answer.kind === 'refusal')
      return { tone: 'again', title: scanWords.badgeUnknown, sentence: scanWords.badgeUnknownNext }
    const { userId } = answer.value
    const person = people.find(({ id }) => id === userId)
    if (!person)
      return { tone: 'again', title: scanWords.badgeNotHere(all.find(({ id }) => id === userId)?.name ?? '') }
    choose(person)
    return { tone: 'good', title: scanWords.badgeChose(person.name) }
  }
  useScans({
    expects: 'badge',
    onScan: (scan) => {
      if (scan.kind !== 'badge') return null
      void chooseBy(scan.badge).then(say)
      return { kind: 'noted' }
    },
  })
}
