import { Plus } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { addLineWords as w } from '#renderer/words/addLine.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { AddLineFields } from './AddLineFields.tsx'
import { AddLineFind } from './AddLineFind.tsx'
import { type AddDraft, commandOf, missingOf } from './addLineDraft.ts'

/** A drug, fluid or flush that is not on the plan: what, how much, how, why and on whose order (F4 twice). */
export function AddLineSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [draft, setDraft] = useDraft<AddDraft | null>('draft', null)
  const add = (whole: AddDraft) => {
    const sequence = Math.max(0, ...chart.lines.map(({ plan }) => plan.sequence)) + 1
    const command = commandOf(whole, store.newId(), sequence)
    if (command) void sheet.perform(command)
  }
  return (
    <ActionSheet
      title={w.title}
      verb={w.add}
      icon={Plus}
      closedBecause={draft ? missingOf(draft) : w.chooseFirst}
      sheet={sheet}
      onDo={() => {
        if (draft) add(draft)
      }}
    >
      {draft ? (
        <>
          <div className="row">
            <b className="grow">{draft.drug.name}</b>
            <TapTarget look="quiet" verb={w.other} onTap={() => setDraft(null)} />
          </div>
          <AddLineFields draft={draft} onChange={setDraft} />
        </>
      ) : (
        <AddLineFind chart={chart} onChoose={setDraft} onAdd={add} />
      )}
    </ActionSheet>
  )
}
