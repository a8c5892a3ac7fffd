import { useCallback, useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { KnownDevice } from '#shared/ipc/deviceRows.ts'

interface Devices {
  /** null = not asked yet. */
  readonly hub: 'none' | 'answered' | 'not_answered' | null
  readonly devices: readonly KnownDevice[]
  readonly failed: string | null
}

/** The workstations as the hub knows them: asked when the screen opens, and after each change. */
export function useDevices(): Devices & { readonly ask: () => void } {
  const { api } = useAppStore()
  const [state, setState] = useState<Devices>({ hub: null, devices: [], failed: null })
  const fetchAll = useCallback(async (): Promise<void> => {
    const answer = await api.call('devices.list', {})
    if (answer.kind === 'value') setState({ ...answer.value, failed: null })
    else if (answer.kind === 'fault') setState((before) => ({ ...before, failed: faultWords(answer.fault) }))
  }, [api])
  useEffect(() => void fetchAll(), [fetchAll])
  return { ...state, ask: () => void fetchAll() }
}
