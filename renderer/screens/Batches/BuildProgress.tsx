import { CircleX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ProgressBar } from '#renderer/components/ProgressBar.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useTicking } from '#renderer/components/useTicking.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { claimWords as w } from '#renderer/words/claims.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Building } from '#shared/ipc/hubClaimShapes.ts'
import { sayNo } from './sayNo.ts'

interface BuildProgressProps {
  readonly batchId: string
  readonly onEnded: (came: Output<'batches.building'>) => void
  readonly onFailed: (why: string) => void
  readonly onClose: () => void
}

const lookAgainMs = 400

/** A claim file on its way at the hub: how far it is, and the way to stop it. Closing the sheet stops nothing. */
export function BuildProgress({ batchId, onEnded, onFailed, onClose }: BuildProgressProps) {
  const { api } = useAppStore()
  const [building, setBuilding] = useState<Building | null>(null)
  const [stopping, setStopping] = useState(false)
  const looks = useTicking(true, lookAgainMs)
  useEffect(() => {
    let isHere = true
    void api.call('batches.building', { batchId }).then((answer) => {
      if (!isHere || looks < 0) return
      if (answer.kind !== 'value') return onFailed(sayNo(answer))
      const { state } = answer.value.building
      if (state === 'planning' || state === 'writing') setBuilding(answer.value.building)
      else onEnded(answer.value)
    })
    return () => {
      isHere = false
    }
  }, [api, batchId, looks, onEnded, onFailed])
  const cancel = async () => {
    setStopping(true)
    const answer = await api.call('batches.cancel', { batchId })
    if (answer.kind !== 'value') onFailed(sayNo(answer))
  }
  const words = building ? w.building(building) : w.beginning
  return (
    <Sheet
      title={w.build}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          size="large"
          wide
          icon={CircleX}
          verb={w.cancelBuild}
          saving={stopping}
          onTap={() => void cancel()}
        />
      }
    >
      <p role="status">{words}</p>
      <ProgressBar doneMinutes={building?.done ?? 0} plannedMinutes={building?.of ?? 1} />
      <p className="second">{w.buildGoesOn}</p>
    </Sheet>
  )
}
