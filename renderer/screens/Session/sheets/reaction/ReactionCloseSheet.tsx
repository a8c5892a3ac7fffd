import { CheckCheck } from 'lucide-react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { openReactionOf } from '#renderer/screens/Session/openCare.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { reactionOutcomeWords, reactionTermWords } from '#renderer/words/chairPickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { reactionOutcomes, reactionTerms } from '#shared/clinical/chairPickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { OtherWords, useOtherInWords } from '../OtherInWords.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { gradeOptions } from './gradeOptions.ts'

type Close = CommandOf<'closeReaction'>

/** The end of a reaction: the nurse grades it; the app never does (workflow 4.8). */
export function ReactionCloseSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const open = openReactionOf(chart)
  const [term, setTerm] = useDraft<Close['term'] | null>('term', null)
  const [grade, setGrade] = useDraft<string | null>('grade', null)
  const [outcome, setOutcome] = useDraft<Close['outcome'] | null>('outcome', null)
  const [allergyListUpdated, setAllergy] = useDraft('allergy', false)
  const other = useOtherInWords(term === 'other')
  const [reportFiled, setReport] = useDraft('report', false)
  return (
    <ActionSheet
      title={w.closeReaction}
      verb={w.closeReaction}
      icon={CheckCheck}
      closedBecause={term && grade && outcome ? other.missing : w.closeMissing}
      sheet={sheet}
      onDo={() => {
        if (!open || !term || !grade || !outcome) return
        const { reactionId } = open
        const said = { term, grade: Number(grade), outcome, allergyListUpdated, reportFiled, ...other.said }
        void sheet.perform({ kind: 'closeReaction', reactionId, ...said })
      }}
    >
      <SelectField
        label={w.term}
        isNeeded
        options={reactionTerms.map((key) => ({ key, words: reactionTermWords[key] }))}
        value={term}
        onChange={(key) => {
          setTerm(key as Close['term'])
          setGrade(null)
        }}
      />
      <OtherWords other={other} />
      <ChoiceList label={w.grade} options={gradeOptions(term ?? 'other')} value={grade} onChange={setGrade} />
      <SelectField
        label={w.outcome}
        isNeeded
        options={reactionOutcomes.map((key) => ({ key, words: reactionOutcomeWords[key] }))}
        value={outcome}
        onChange={(key) => setOutcome(key as Close['outcome'])}
      />
      <div className="checks">
        <CheckRow words={w.allergyList} isChecked={allergyListUpdated} onChange={setAllergy} />
        <CheckRow words={w.reportFiled} isChecked={reportFiled} onChange={setReport} />
      </div>
    </ActionSheet>
  )
}
