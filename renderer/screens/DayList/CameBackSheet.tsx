import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { cameBackRefusalWords, tieWords as w } from '#renderer/words/ties.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

const over = ['discharged', 'signed', 'held', 'transferred_out']

/** Whether this visit of today has ended, so that its patient can come back. */
export const mayComeBack = ({ state, day }: DaySession, today: string): boolean => day === today && over.includes(state)

/** A patient who left and is here again: a second visit of the day, tied to the first (workflow 3). */
export function CameBackSheet({ first, onClose }: { readonly first: DaySession; readonly onClose: () => void }) {
  const store = useAppStore()
  const chairs = useApp((state) => state.clinic?.practice.chairs ?? [])
  const [reason, setReason] = useState('')
  const [chair, setChair] = useState<string | null>(first.chair)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const isWhole = reason.trim() !== '' && chair !== null
  async function make(): Promise<void> {
    if (chair === null || reason.trim() === '') return
    setSaving(true)
    const asked = { sessionId: first.sessionId, chair, reason: reason.trim() }
    const answer = await store.api.call('visits.cameBack', asked)
    setSaving(false)
    if (answer.kind === 'value') {
      onClose()
      store.go({ name: 'session', sessionId: answer.value.sessionId })
      return
    }
    const why = answer.kind === 'fault' ? faultWords(answer.fault) : cameBackRefusalWords[answer.refusal.code]
    setRefusal({ what: w.cameBackNot, why: why ?? '' })
  }
  return (
    <Sheet
      title={w.cameBack}
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          icon={CalendarPlus}
          verb={w.cameBackMake}
          closedBecause={isWhole ? undefined : w.cameBackMissing}
          saving={saving}
          onTap={() => void make()}
        />
      }
    >
      <p className="second sheet-about">{w.cameBackAbout(first.patientName)}</p>
      <TextField label={w.cameBackWhy} isNeeded value={reason} onChange={setReason} maxLength={300} />
      <SelectField
        label={w.cameBackChair}
        isNeeded
        value={chair}
        onChange={setChair}
        options={chairs.map(({ label }) => ({ key: label, words: label }))}
      />
      <RefusalSlot flat refusal={refusal} />
    </Sheet>
  )
}
