import { PackageCheck } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { noteOf, useScans } from '#renderer/screens/scanning/scanning.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { notScannedWords } from '#renderer/words/chairPickLists.ts'
import { untilWords, mixingWords as w } from '#renderer/words/mixing.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { keepsUntil } from '#shared/chart/safety/useBy.ts'
import { notScannedReasons } from '#shared/clinical/chairPickLists.ts'
import type { Scan } from '#shared/scan/scan.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { UseByField, useUseBy } from './UseByField.tsx'

type Reason = NonNullable<CommandOf<'receiveLine'>['notScanned']>

/** The mixed drug is at the chair: the right product for the right patient, whole, and in time (workflow 5, check 10). */
export function ReceiveSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const now = useMinute()
  const [scanned, setScanned] = useDraft<string | null>('scanned', null)
  const [notScanned, setNotScanned] = useDraft<Reason | null>('notScanned', null)
  const [label, setLabel] = useDraft('label', false)
  const [looks, setLooks] = useDraft('looks', false)
  const useBy = useUseBy()
  const known = keepsUntil(line, now)
  useScans({
    onScan: (scan) => {
      const read = readLabel(scan, chart, line)
      if (read?.takes) setScanned(read.title)
      if (read?.takes === 'label') setLabel(true)
      return read && noteOf(read.takes ? 'good' : 'stop', read.title, read.next)
    },
  })
  const isWhole = (scanned !== null || notScanned !== null) && label && looks
  const closed = !isWhole ? w.receiveMissing : (useBy.wrong ?? when.missing)
  return (
    <ActionSheet
      title={w.receive}
      about={`${line.plan.name} ${amountWords(line.plan.dose)}. ${w.receiveAbout}`}
      verb={w.recordReceived}
      icon={PackageCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (closed || !when.when) return
        const reason = scanned === null && notScanned ? { notScanned } : {}
        const until = useBy.moment ? { useBy: useBy.moment } : {}
        const said = { scanned: scanned !== null, patientLabelMatches: label, looksRight: looks, ...reason, ...until }
        void sheet.perform({ kind: 'receiveLine', lineId: line.id, ...said }, when.when)
      }}
    >
      <AlertLine level="note" title={scanned === null ? w.scanNow : w.scannedAs(scanned)} />
      {scanned === null && (
        <SelectField
          label={w.notScanned}
          value={notScanned}
          onChange={(key) => setNotScanned(key as Reason)}
          options={notScannedReasons.map((key) => ({ key, words: notScannedWords[key] }))}
        />
      )}
      <div className="checks">
        <CheckRow words={w.labelMatches} isChecked={label} onChange={setLabel} />
        <CheckRow words={w.looksRight} isChecked={looks} onChange={setLooks} />
      </div>
      {known && <p className="second">{w.mixingSays(untilWords(known, now))}</p>}
      <UseByField useBy={useBy} />
      <WhenField when={when} />
    </ActionSheet>
  )
}

interface LabelRead {
  /** What counts: the patient's label, the product, or nothing. */
  readonly takes: 'label' | 'product' | null
  readonly title: string
  readonly next?: string
}

/** What a scan at this sheet says; null for one that is not about this bag. Another patient's label stays the desk's to stop. */
function readLabel(scan: Scan, { scheduled }: Chart, { plan }: Line): LabelRead | null {
  if (scan.kind === 'patient')
    return scan.mrn === scheduled.patient.mrn ? { takes: 'label', title: w.labelCounted } : null
  if (scan.kind !== 'product') return null
  const meant = scan.ndc.kind === 'known' ? [scan.ndc.ndc] : scan.ndc.kind === 'several' ? scan.ndc.ndcs : []
  return plan.stocked.some(({ ndc }) => meant.includes(ndc))
    ? { takes: 'product', title: w.scanned }
    : { takes: null, title: w.wrongProduct, next: w.wrongProductNext(plan.name) }
}
