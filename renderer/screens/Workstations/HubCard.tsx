import { Network } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { workstationWords as w } from '#renderer/words/workstations.ts'
import type { Output } from '#shared/ipc/contract.ts'

type HubPlace = Output<'hub.get'>

/** Where this workstation's hub is, asked again after the sheet that names it; null until the answer is here. */
export function useHubPlace(isBeingNamed: boolean): HubPlace | null {
  const { api } = useAppStore()
  const [place, setPlace] = useState<HubPlace | null>(null)
  useEffect(() => {
    if (isBeingNamed) return undefined
    let current = true
    void api.call('hub.get', {}).then((answer) => {
      if (current && answer.kind === 'value') setPlace(answer.value)
    })
    return () => {
      current = false
    }
  }, [api, isBeingNamed])
  return place
}

/** The hub of this workstation, and the way to name one that was not there at the set-up. */
export function HubCard({ place: { address, isFixed }, onChange }: HubCardProps) {
  const answers = useApp((state) => state.sync?.hub ?? 'never_tried')
  return (
    <section className="card chairs-card" aria-label={w.hub}>
      <h2 className="section-head">{w.hub}</h2>
      <p>{address === null ? w.hubNone : w.hubAt(address)}</p>
      {address !== null && <p>{w.hubState[answers]}</p>}
      {isFixed ? (
        <p className="second">{w.hubFixed}</p>
      ) : (
        <div>
          <TapTarget icon={Network} verb={address === null ? w.hubName : w.hubMove} onTap={onChange} />
        </div>
      )}
    </section>
  )
}

interface HubCardProps {
  readonly place: HubPlace
  readonly onChange: () => void
}
