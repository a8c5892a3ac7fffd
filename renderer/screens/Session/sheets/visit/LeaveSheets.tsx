import { Ambulance, FileX } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { lineStatusWords } from '#renderer/words/pickLists.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { lineStatuses } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { ChargeNurse, useChargeNurse } from './ChargeNurse.tsx'

type LineStatus = CommandOf<'transferOut'>['lineStatus']

/** The patient goes elsewhere in an emergency: one tap stops what runs and closes the stay (workflow 3). */
export function TransferSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [to, setTo] = useDraft('to', '')
  const [reason, setReason] = useDraft('reason', '')
  const [lineStatus, setLineStatus] = useDraft<LineStatus | null>('lineStatus', null)
  const isWhole = to.trim() && reason.trim() && lineStatus && when.when
  return (
    <ActionSheet
      title={w.transfer}
      about={w.transferAbout}
      verb={w.recordTransfer}
      icon={Ambulance}
      closedBecause={isWhole ? undefined : w.transferMissing}
      sheet={sheet}
      onDo={() => {
        if (!isWhole || !lineStatus || !when.when) return
        void sheet.perform({ kind: 'transferOut', to: to.trim(), reason: reason.trim(), lineStatus }, when.when)
      }}
    >
      <TextField label={w.transferTo} isNeeded value={to} onChange={setTo} maxLength={120} />
      <TextField label={w.transferWhy} isNeeded value={reason} onChange={setReason} maxLength={300} />
      <ChoiceList
        label={w.transferLine}
        options={lineStatuses.map((key) => ({ key, words: lineStatusWords[key] }))}
        value={lineStatus}
        onChange={(key) => setLineStatus(key as LineStatus)}
      />
      <WhenField when={when} />
    </ActionSheet>
  )
}

/** The whole visit is a mistake: kept, marked, never billed; once a drug was given, a charge nurse says so. */
export function InErrorSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const charge = useChargeNurse()
  const [reason, setReason] = useDraft('reason', '')
  const isTreated = chart.lines.some(({ start, given }) => start || given)
  const missing = reason.trim() ? (isTreated ? charge.missing : undefined) : w.inErrorMissing
  const record = () => {
    if (missing) return
    void sheet
      .perform({ kind: 'markEnteredInError', reason: reason.trim() }, isTreated ? charge.how : {})
      .then((outcome) => outcome.kind !== 'saved' && charge.second.clearPin())
  }
  return (
    <ActionSheet
      title={w.inError}
      about={w.inErrorAbout}
      verb={w.recordInError}
      icon={FileX}
      closedBecause={missing}
      sheet={sheet}
      onDo={record}
    >
      <TextField label={w.inErrorWhy} isNeeded value={reason} onChange={setReason} maxLength={300} isLong />
      {isTreated && <ChargeNurse charge={charge} onEnter={record} />}
    </ActionSheet>
  )
}
