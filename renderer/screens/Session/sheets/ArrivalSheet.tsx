import { UserRoundCheck } from 'lucide-react'
import { useDraft } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { identifierKinds } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from './ActionSheet.tsx'
import { IdentifierChecks } from './IdentifierChecks.tsx'
import { useSheetPerform } from './useSheetPerform.ts'
import { useWhen } from './useWhen.ts'
import { WhenField } from './WhenField.tsx'

type Identifier = (typeof identifierKinds)[number]

/** Arrival: two identifiers, never the chair, and when. */
export function ArrivalSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen()
  const [identifiers, setIdentifiers] = useDraft<readonly Identifier[]>('identifiers', [])
  const { patient } = chart.scheduled
  const closed =
    identifiers.length < 2 ? sheetWords.twoIdentifiers : when.when === null ? sheetWords.timeMissing : undefined
  return (
    <ActionSheet
      title={sheetWords.arrival}
      about={`${patient.last}, ${patient.first}, ${dateWords(patient.birthDate)}`}
      verb={sheetWords.recordArrival}
      icon={UserRoundCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (when.when) void sheet.perform({ kind: 'recordArrival', identifiers: [...identifiers] }, when.when)
      }}
    >
      <IdentifierChecks patient={patient} chosen={identifiers} onChange={setIdentifiers} />
      <WhenField when={when} />
    </ActionSheet>
  )
}
