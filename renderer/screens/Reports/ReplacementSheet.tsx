import { Check } from 'lucide-react'
import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { replacementWords as w } from '#renderer/words/reports.ts'
import type { ReplacementRow } from '#shared/ipc/reportRows.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { type Step, useNoting } from './useNoting.ts'

export type NotedState = Exclude<Step['state'], 'to_ask'>

interface ReplacementSheetProps {
  readonly row: ReplacementRow
  readonly state: NotedState
  readonly onClose: () => void
  readonly onSaved: () => void
}

const leastWhy = 3

/** What became of one container: when, under which number, or why not. */
export function ReplacementSheet({ row, state, onClose, onSaved }: ReplacementSheetProps) {
  const today = localDate(useMinute())
  const [on, setOn] = useState(state === 'asked' ? (row.askedOn ?? today) : today)
  const [reference, setReference] = useState(row.reference)
  const [reason, setReason] = useState('')
  const saving = useNoting(row, onSaved)
  const step = stepOf(state, { on, reference: reference.trim(), reason: reason.trim() })
  return (
    <Sheet
      title={w.titles[state]}
      onClose={onClose}
      foot={
        <SaveFoot
          icon={Check}
          verb={w.save}
          what={w.notSaved}
          why={saving.why}
          closedBecause={typeof step === 'string' ? step : undefined}
          saving={saving.busy}
          onSave={() => void (typeof step !== 'string' && saving.note(step))}
        />
      }
    >
      <p>
        <b>{row.drug}</b>, {row.ndc}, {row.lot}
      </p>
      {state !== 'left_out' && (
        <TextField
          kind="date"
          label={state === 'asked' ? w.askedOn : w.settledOn[state]}
          value={on}
          onChange={setOn}
          isNeeded
        />
      )}
      {state === 'asked' && (
        <TextField
          label={w.reference}
          hint={w.referenceHint}
          value={reference}
          onChange={setReference}
          maxLength={60}
        />
      )}
      {(state === 'refused' || state === 'left_out') && (
        <TextField label={w.why} value={reason} onChange={setReason} maxLength={200} isNeeded autoFocus />
      )}
    </Sheet>
  )
}

interface Typed {
  readonly on: string
  readonly reference: string
  readonly reason: string
}

/** What was typed as a step, or what is missing. */
function stepOf(state: NotedState, { on, reference, reason }: Typed): Step | string {
  if (state !== 'left_out' && !isCalendarDay(on)) return w.dayMissing
  if ((state === 'refused' || state === 'left_out') && reason.length < leastWhy) return w.whyMissing
  switch (state) {
    case 'asked':
      return { state, on, reference }
    case 'replaced':
      return { state, on }
    case 'refused':
      return { state, on, reason }
    case 'left_out':
      return { state, reason }
  }
}
