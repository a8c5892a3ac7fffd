import { CalendarX } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { notGivenWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command, CommandOf } from '#shared/chart/command.ts'
import { notGivenReasons } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { OtherWords, useOtherInWords } from '../OtherInWords.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Ending = 'hold' | 'markNoShow' | 'cancel'

/** The visit ends without treatment: what happened and why. */
export function CloseSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [ending, setEnding] = useDraft<Ending | null>('ending', null)
  const [reason, setReason] = useDraft<CommandOf<'hold'>['reason'] | null>('reason', null)
  const other = useOtherInWords(reason === 'other')
  const options = chart.arrived
    ? [
        { key: 'hold', words: sheetWords.closeHold },
        { key: 'cancel', words: sheetWords.closeCancel },
      ]
    : [
        { key: 'markNoShow', words: sheetWords.closeNoShow },
        { key: 'cancel', words: sheetWords.closeCancel },
      ]
  return (
    <ActionSheet
      title={sheetWords.close}
      verb={sheetWords.recordClose}
      icon={CalendarX}
      closedBecause={!ending || !reason ? sheetWords.closeMissing : other.missing}
      sheet={sheet}
      onDo={() => {
        if (ending && reason) void sheet.perform(closing(ending, { reason, ...other.said }))
      }}
    >
      <ChoiceList
        label={sheetWords.closeWhat}
        options={options}
        value={ending}
        onChange={(key) => setEnding(key as Ending)}
      />
      <SelectField
        label={sheetWords.closeWhy}
        isNeeded
        options={notGivenReasons.map((key) => ({ key, words: notGivenWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as CommandOf<'hold'>['reason'])}
      />
      <OtherWords other={other} />
    </ActionSheet>
  )
}

function closing(kind: Ending, said: Omit<CommandOf<'hold'>, 'kind'>): Command {
  switch (kind) {
    case 'hold':
      return { kind, ...said }
    case 'cancel':
      return { kind, ...said }
    case 'markNoShow':
      return { kind, ...said }
  }
}
