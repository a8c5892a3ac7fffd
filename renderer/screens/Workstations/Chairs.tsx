import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { workstationWords as w, workstationRefusals } from '#renderer/words/workstations.ts'
import type { Input } from '#shared/ipc/contract.ts'

const longestLabel = 8

/** The chairs of the clinic, one taken away or added at a time. */
export function Chairs() {
  const { api, say } = useAppStore()
  const chairs = useApp((state) => state.clinic?.practice.chairs ?? [])
  const [label, setLabel] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  async function put(next: Input<'chairs.put'>['chairs']): Promise<void> {
    const answer = await api.call('chairs.put', { chairs: next })
    if (answer.kind === 'value') {
      setLabel('')
      setWhy(null)
      return say(w.chairsSaved)
    }
    setWhy(answer.kind === 'fault' ? faultWords(answer.fault) : workstationRefusals[answer.refusal.code])
  }
  const add = (): void => void put([...chairs, { id: null, label: label.trim() }])
  return (
    <section className="card chairs-card" aria-label={w.chairs}>
      <h2 className="section-head">{w.chairs}</h2>
      <p className="second">{w.chairsAbout}</p>
      <ul className="chairs-card__list">
        {chairs.map(({ id, label: name }) => (
          <li key={id}>
            <b className="num">{name}</b>
            <TapTarget
              look="quiet"
              icon={X}
              verb={w.takeAway}
              spokenName={w.removeChair(name)}
              onTap={() => void put(chairs.filter((chair) => chair.id !== id))}
            />
          </li>
        ))}
      </ul>
      <div className="chairs-card__add">
        <TextField label={w.chairName} value={label} onChange={setLabel} maxLength={longestLabel} />
        <TapTarget
          icon={Plus}
          verb={w.addChair}
          closedBecause={label.trim() === '' ? w.chairNameMissing : undefined}
          reasonPlace="elsewhere"
          onTap={add}
        />
      </div>
      <RefusalSlot flat refusal={why === null ? null : { what: w.notDone, why }} />
    </section>
  )
}
