import { UserRoundCheck } from 'lucide-react'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { identifierKinds } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { PhotoOf } from '../patient/PhotoOf.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { ChangeFacts } from './ChangeFacts.tsx'
import { IdentifierChecks } from './IdentifierChecks.tsx'

type Identifier = (typeof identifierKinds)[number]

/** Arrival: two identifiers, never the chair, and when. */
export function ArrivalSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [identifiers, setIdentifiers] = useDraft<readonly Identifier[]>('identifiers', [])
  const [broughtBy, setBroughtBy] = useDraft('broughtBy', '')
  const { patient } = chart.scheduled
  const closed = identifiers.length < 2 ? sheetWords.twoIdentifiers : when.missing
  return (
    <ActionSheet
      title={sheetWords.arrival}
      about={`${patient.last}, ${patient.first}, ${dateWords(patient.birthDate)}`}
      verb={sheetWords.recordArrival}
      icon={UserRoundCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        const who = broughtBy.trim() ? { broughtBy: broughtBy.trim() } : {}
        if (when.when) void sheet.perform({ kind: 'recordArrival', identifiers: [...identifiers], ...who }, when.when)
      }}
    >
      <PhotoOf chart={chart} canTake />
      <IdentifierChecks patient={patient} chosen={identifiers} onChange={setIdentifiers} />
      <ChangeFacts />
      <TextField label={sheetWords.broughtBy} value={broughtBy} onChange={setBroughtBy} maxLength={120} />
      <WhenField when={when} />
    </ActionSheet>
  )
}
