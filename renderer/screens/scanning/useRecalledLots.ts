import { useEffect, useState } from 'react'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'

/** The lots called back, as this workstation knows them now. The back end asks again when vials or a receipt are saved. */
export function useRecalledLots(): readonly RecalledLot[] {
  const { api } = useAppStore()
  const [lots, setLots] = useState<readonly RecalledLot[]>([])
  const userId = useApp((state) => state.signedIn?.user.id)
  useEffect(() => {
    let isHere = userId !== undefined
    void api.call('recalls.list', {}).then((answer) => {
      if (isHere && answer.kind === 'value') setLots(answer.value.lots)
    })
    return () => {
      isHere = false
    }
  }, [api, userId])
  return lots
}
