import { Square } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { careWords as w } from '#renderer/words/care.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'
import { isOpen } from '../lineTimes.ts'

/** The first of the two taps that stop everything; it stops nothing yet. Only there while something runs or is paused. */
export function StopAll({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const gives = useApp((state) => may(state.signedIn?.user.roles ?? [], 'give.drugs'))
  if (!gives || !chart.lines.some(isOpen)) return null
  return (
    <TapTarget
      look="quiet"
      size="large"
      icon={Square}
      verb={w.stopAll}
      spokenName={w.stopAllOpen}
      onTap={() => store.openSheet({ kind: 'stopAll' })}
    />
  )
}
