import { Bookmark, X } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { worklistWords as w } from '#renderer/words/worklist.ts'
import type { WorklistView } from '#shared/ipc/worklistShapes.ts'

/** Keeps the view that is on under a name, and shows those that are kept. */
export function KeepView({ view }: { readonly view: WorklistView }) {
  const { api, worklist } = useAppStore()
  const views = useApp((state) => state.worklist.views)
  const [name, setName] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const keep = async () => {
    const answer = await api.call('worklist.saveView', { name: name.trim(), view })
    if (answer.kind === 'value') {
      worklist.setViews(answer.value.views)
      setWhy(null)
    } else setWhy(answer.kind === 'fault' ? faultWords(answer.fault) : w.tooMany(answer.refusal.facts.most ?? ''))
  }
  const remove = async (removed: string) => {
    const answer = await api.call('worklist.removeView', { name: removed })
    if (answer.kind === 'value') worklist.setViews(answer.value.views)
  }
  return (
    <section className="filter-keep">
      <h3 className="section-head">{w.saveTitle}</h3>
      <TextField label={w.name} hint={w.nameHint} value={name} onChange={setName} maxLength={40} />
      <div className="row">
        <TapTarget
          icon={Bookmark}
          verb={w.save}
          closedBecause={name.trim() === '' ? w.nameMissing : undefined}
          onTap={() => void keep()}
        />
      </div>
      <RefusalSlot flat refusal={why === null ? null : { what: w.notKept, why }} />
      {views.length > 0 && <h3 className="section-head">{w.views}</h3>}
      {views.map((one) => (
        <div key={one.name} className="row">
          <span className="grow">{one.name}</span>
          <TapTarget icon={X} verb={w.removeView(one.name)} look="quiet" onTap={() => void remove(one.name)} />
        </div>
      ))}
    </section>
  )
}
