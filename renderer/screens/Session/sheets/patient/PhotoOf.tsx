import { Camera } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { usePhoto } from '#renderer/store/usePhoto.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { photoWords as w } from '#renderer/words/photo.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'
import '#renderer/screens/Session/photo.css'

interface PhotoOfProps {
  readonly chart: Chart
  /** Beside the photo, or where none is there, the way to take one. */
  readonly canTake?: boolean
}

/** The photo large enough to compare with the face in front of one (workflow 5.1). */
export function PhotoOf({ chart, canTake = false }: PhotoOfProps) {
  const store = useAppStore()
  const photo = usePhoto(chart.sessionId)
  const mayTake = useApp((state) => may(state.signedIn?.user.roles ?? [], 'record.arrival'))
  const { patient } = chart.scheduled
  const isOffered = canTake && mayTake
  if (!photo && !isOffered) return null
  return (
    <div className="photo-row">
      {photo && <img className="photo photo--small" src={photo} alt={w.of(`${patient.last}, ${patient.first}`)} />}
      {isOffered && (
        <TapTarget icon={Camera} verb={photo ? w.change : w.takeNew} onTap={() => store.openSheet({ kind: 'photo' })} />
      )}
    </div>
  )
}
