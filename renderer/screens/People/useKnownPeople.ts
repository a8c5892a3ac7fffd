import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { KnownPerson } from '#shared/ipc/peopleShapes.ts'

/** Everybody the back end knows, who works here first; asked for again whenever somebody was changed, here or elsewhere. */
export function useKnownPeople(): { readonly people: readonly KnownPerson[]; readonly failed: string | null } {
  const { api } = useAppStore()
  const [people, setPeople] = useState<readonly KnownPerson[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const fetchAll = async (): Promise<void> => {
      const answer = await api.call('people.known', {})
      if (!current) return
      if (answer.kind === 'value') setPeople(answer.value.people.toSorted(hereFirst))
      setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    }
    void fetchAll()
    const stop = api.subscribe(({ push }) => {
      if (push === 'people.changed' || push === 'wire.opened') void fetchAll()
    })
    return () => {
      current = false
      stop()
    }
  }, [api])
  return { people, failed }
}

const hereFirst = (one: KnownPerson, other: KnownPerson): number => Number(other.active) - Number(one.active)
