import { useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { ListedPatient, RestrictedPatient } from '#shared/ipc/restrictedRows.ts'

export interface RestrictedList {
  /** null until it is here. */
  readonly patients: readonly RestrictedPatient[] | null
  readonly failed: string | null
}

/** Whose charts are restricted; asked for again whenever one was marked or lifted, here or elsewhere. */
export function useRestricted(): RestrictedList {
  const { api } = useAppStore()
  const [list, setList] = useState<RestrictedList>({ patients: null, failed: null })
  useEffect(() => {
    let current = true
    const ask = async (): Promise<void> => {
      const answer = await api.call('restricted.list', {})
      if (!current) return
      if (answer.kind === 'value') setList({ patients: answer.value.patients, failed: null })
      if (answer.kind === 'fault') setList({ patients: null, failed: faultWords(answer.fault) })
    }
    void ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'restricted.changed' || push === 'wire.opened') void ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [api])
  return list
}

const leastLetters = 3

/** Patients who fit what is typed; null while too little is typed. */
export function useFoundPatients(typed: string): readonly ListedPatient[] | null {
  const { api } = useAppStore()
  const [found, setFound] = useState<readonly ListedPatient[] | null>(null)
  const text = typed.trim()
  useEffect(() => {
    if (text.length < leastLetters) {
      setFound(null)
      return undefined
    }
    let current = true
    void api.call('restricted.find', { text }).then((answer) => {
      if (current && answer.kind === 'value') setFound(answer.value.patients)
    })
    return () => {
      current = false
    }
  }, [api, text])
  return text.length < leastLetters ? null : found
}
