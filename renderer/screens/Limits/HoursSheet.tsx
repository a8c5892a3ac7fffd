import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { officeClockWords as w } from '#renderer/words/chairTimes.ts'
import { type BillingClocks, billingClocksProblem } from '#shared/document/billingClocks.ts'
import { billingHoursSchema } from '#shared/document/clinic.ts'
import { usePutClocks } from './usePut.ts'

const usualDays = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' } as const

interface HoursSheetProps {
  readonly clocks: BillingClocks
  readonly onClose: () => void
}

/** Which hours count on a visit's 48: every one, or those in which the office works (workflow 4.11). */
export function HoursSheet({ clocks, onClose }: HoursSheetProps) {
  const before = clocks.billingHours
  const [isChosen, setIsChosen] = useState(before !== null)
  const [days, setDays] = useState<readonly string[]>((before?.days ?? usualDays.days).map(String))
  const [from, setFrom] = useState<string>(before?.from ?? usualDays.from)
  const [to, setTo] = useState<string>(before?.to ?? usualDays.to)
  const putting = usePutClocks(onClose)
  const written = isChosen ? withHours(clocks, days, from, to) : { ...clocks, billingHours: null }
  return (
    <Sheet
      title={w.hours}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={putting.why}
          closedBecause={typeof written === 'string' ? written : undefined}
          saving={putting.busy}
          onSave={() => void (typeof written !== 'string' && putting.put(written))}
        />
      }
    >
      <p className="second">{w.hoursNote}</p>
      <ChoiceList
        label={w.which}
        value={isChosen ? 'some' : 'every'}
        onChange={(key) => setIsChosen(key === 'some')}
        options={[
          { key: 'every', words: w.everyHour },
          { key: 'some', words: w.someHours },
        ]}
      />
      {isChosen && (
        <>
          <ToggleGrid
            label={w.days}
            value={days}
            onChange={setDays}
            options={w.weekdays.map((words, place) => ({ key: String(place + 1), words }))}
          />
          <TextField label={w.from} value={from} onChange={setFrom} maxLength={5} isNeeded />
          <TextField label={w.to} value={to} onChange={setTo} maxLength={5} isNeeded />
        </>
      )}
    </Sheet>
  )
}

function withHours(clocks: BillingClocks, chosen: readonly string[], from: string, to: string): BillingClocks | string {
  const days = chosen.map(Number).toSorted((a, b) => a - b)
  if (days.length === 0) return w.noDay
  const { closed } = clocks.billingHours ?? {}
  const hours = billingHoursSchema.safeParse({ days, from, to, ...(closed ? { closed } : {}) })
  if (!hours.success) return w.clockForm
  const next = { ...clocks, billingHours: hours.data }
  const problem = billingClocksProblem(next)
  return problem ? w[problem] : next
}
