import { Check } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { containerKindWords, formularyWords, ownRowRefusals } from '#renderer/words/formulary.ts'
import { classWords } from '#renderer/words/whatIf.ts'
import type { Formulary } from '#shared/ipc/formularyShapes.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { changeOf, type OverrideDraft } from './overrideDraft.ts'

export interface OverrideSheetProps {
  readonly first: OverrideDraft
  readonly drugName: string
  readonly payers: Formulary['payers']
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** What the practice says about one drug instead of the list, for one payer or for all, and for how long. */
export function OverrideSheet({ first, drugName, payers, onClose, onSaved }: OverrideSheetProps) {
  const store = useAppStore()
  const [draft, setDraft] = useState(first)
  const [saving, setSaving] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const set = (change: Partial<OverrideDraft>) => setDraft({ ...draft, ...change })
  const change = changeOf(draft)
  async function save(): Promise<void> {
    if (!change) return
    setSaving(true)
    const answer = await store.api.call('formulary.change', change)
    setSaving(false)
    if (answer.kind === 'value') return onSaved()
    setWhy(answer.kind === 'fault' ? faultWords(answer.fault) : (ownRowRefusals[answer.refusal.code] ?? ''))
  }
  return (
    <Sheet
      title={draft.id === null ? formularyWords.sheetAdd : formularyWords.sheetChange}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="medium"
          wide
          icon={Check}
          verb={formularyWords.save}
          saving={saving}
          closedBecause={whyClosed(draft)}
          onTap={() => void save()}
        />
      }
    >
      <p>
        <b>{drugName}</b> <span className="code">{draft.hcpcs}</span>
      </p>
      <SelectField
        label={formularyWords.payer}
        value={draft.payerId}
        onChange={(payerId) => set({ payerId })}
        options={[
          { key: '', words: formularyWords.everyPayer },
          ...payers.map(({ id, name }) => ({ key: id, words: name })),
        ]}
      />
      <SelectField
        label={formularyWords.class}
        value={draft.adminClass}
        onChange={(adminClass) => set({ adminClass })}
        options={[asListed, ...Object.entries(classWords).map(([key, words]) => ({ key, words }))]}
      />
      <SelectField
        label={formularyWords.container}
        value={draft.containerType}
        onChange={(containerType) => set({ containerType })}
        options={[
          asListed,
          ...(['single_dose', 'multi_dose'] as const).map((key) => ({ key, words: containerKindWords[key] })),
        ]}
      />
      <div className="formulary-days">
        <Day label={formularyWords.from} value={draft.from} onChange={(from) => set({ from })} isNeeded />
        <Day label={formularyWords.to} value={draft.to} onChange={(to) => set({ to })} hint={formularyWords.toHint} />
      </div>
      <TextField
        label={formularyWords.sourceField}
        value={draft.source}
        maxLength={200}
        onChange={(source) => set({ source })}
      />
      <RefusalSlot flat refusal={why === null ? null : { what: formularyWords.notSaved, why }} />
      <p className="second">{formularyWords.frozen}</p>
    </Sheet>
  )
}

const asListed = { key: '', words: formularyWords.asListed }

function whyClosed(draft: OverrideDraft): string | undefined {
  if (changeOf(draft) === null) return formularyWords.dayForm
  return draft.adminClass === '' && draft.containerType === '' ? ownRowRefusals['override-empty'] : undefined
}

function Day({
  label,
  value,
  onChange,
  hint = formularyWords.dayForm,
  isNeeded = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
  readonly hint?: string
  readonly isNeeded?: boolean
}) {
  const isGood = isCalendarDay(value.trim()) || (!isNeeded && value.trim() === '')
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      maxLength={10}
      hint={hint}
      isNeeded={isNeeded}
      refused={isGood ? undefined : formularyWords.dayForm}
    />
  )
}
