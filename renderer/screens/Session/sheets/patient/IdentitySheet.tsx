import { IdCard } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { identityChangeWords } from '#renderer/words/chairPickLists.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { identityChanges } from '#shared/clinical/chairPickLists.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Change = CommandOf<'changeIdentity'>['change']

/** A patient renamed, a typing error in the birth date, a merged MRN: history kept, the visit follows (workflow 10). */
export function IdentitySheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const { patient } = chart.scheduled
  const [change, setChange] = useDraft<Change | null>('change', null)
  const [last, setLast] = useDraft('last', patient.last)
  const [first, setFirst] = useDraft('first', patient.first)
  const [birthDate, setBirthDate] = useDraft('birthDate', patient.birthDate)
  const [mrn, setMrn] = useDraft('mrn', patient.mrn)
  const next = { ...patient, last: last.trim(), first: first.trim(), birthDate: birthDate.trim(), mrn: mrn.trim() }
  const isWhole = change && next.last && next.first && next.mrn && isCalendarDay(next.birthDate)
  const isSame = JSON.stringify(next) === JSON.stringify(patient)
  return (
    <ActionSheet
      title={w.identity}
      about={w.identityAbout}
      verb={w.recordIdentity}
      icon={IdCard}
      closedBecause={isSame ? w.identitySame : isWhole ? undefined : w.identityMissing}
      sheet={sheet}
      onDo={() => {
        if (change && isWhole && !isSame) void sheet.perform({ kind: 'changeIdentity', change, patient: next })
      }}
    >
      <ChoiceList
        label={w.identityWhat}
        value={change}
        onChange={(key) => setChange(key as Change)}
        options={identityChanges.map((key) => ({ key, words: identityChangeWords[key] }))}
      />
      <TextField label={w.last} isNeeded value={last} onChange={setLast} maxLength={64} />
      <TextField label={w.first} isNeeded value={first} onChange={setFirst} maxLength={64} />
      <TextField
        label={w.birthDate}
        isNeeded
        placeholder={w.dateHint}
        value={birthDate}
        onChange={setBirthDate}
        maxLength={10}
      />
      <TextField label={w.mrn} isNeeded value={mrn} onChange={setMrn} maxLength={24} />
    </ActionSheet>
  )
}
