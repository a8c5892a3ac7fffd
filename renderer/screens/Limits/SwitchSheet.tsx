import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { switchRefusalWords, switchWords, codingSwitchWords as w } from '#renderer/words/codingSwitches.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { SwitchEntry, SwitchKey } from '#shared/document/codingSwitches.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { useSaving } from '../useSaving.ts'
import { type SwitchesNow, setOn, valueKey, valueWords, withSwitch } from './switchTable.ts'

interface SwitchSheetProps {
  readonly now: SwitchesNow
  readonly payerId: string | null
  readonly name: SwitchKey
  readonly onClose: () => void
  readonly onSaved: () => void
}

const unset = ''

/** One switch of the practice or of a payer, from a day on. */
export function SwitchSheet({ now, payerId, name, onClose, onSaved }: SwitchSheetProps) {
  const { api } = useAppStore()
  const [from, setFrom] = useState(now.today)
  const day = isCalendarDay(from.trim()) ? from.trim() : null
  const before = setOn(now, payerId, day ?? now.today)
  const standing = payerId !== null && before[name] === undefined ? unset : valueKey(name, before)
  const [chosen, setChosen] = useState(standing)
  const { busy, why, save } = useSaving(w.saved, onSaved)
  const put = (entry: SwitchEntry) =>
    save(async () => {
      const answer = await api.call('limits.putSwitches', { entry })
      if (answer.kind === 'fault') return faultWords(answer.fault)
      return answer.kind === 'refusal' ? switchRefusalWords[answer.refusal.code] : null
    })
  const { name: title, rule, values } = switchWords[name]
  const asPractice = {
    key: unset,
    words: w.asPractice(valueWords(name, setOn(now, null, day ?? now.today))),
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={why}
          closedBecause={day === null ? w.noDay : chosen === standing ? w.same : undefined}
          saving={busy}
          onSave={() => {
            const switches = withSwitch(before, name, chosen === unset ? null : chosen)
            if (day !== null) void put({ payerId, from: day, switches })
          }}
        />
      }
    >
      <p className="second">
        {payerId === null ? w.practice : now.payers.find(({ id }) => id === payerId)?.name} <RuleBadge rule={rule} />
      </p>
      <ChoiceList
        label={title}
        value={chosen}
        onChange={setChosen}
        options={[...(payerId === null ? [] : [asPractice]), ...values.map(([key, words]) => ({ key, words }))]}
      />
      <TextField label={w.from} isNeeded placeholder={w.fromHint} value={from} onChange={setFrom} maxLength={10} />
      <p className="second">{w.aboutFrozen}</p>
    </Sheet>
  )
}
