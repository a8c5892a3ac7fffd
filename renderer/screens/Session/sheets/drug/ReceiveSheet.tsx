import { PackageCheck } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { noteOf, useScans } from '#renderer/screens/scanning/scanning.ts'
import { useRecalledLots } from '#renderer/screens/scanning/useRecalledLots.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { notScannedWords } from '#renderer/words/chairPickLists.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { untilWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { keepsUntil } from '#shared/chart/safety/useBy.ts'
import { notScannedReasons } from '#shared/clinical/chairPickLists.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { type ProductLabel, readLabel } from './readLabel.ts'
import { UseByField, useUseBy } from './UseByField.tsx'

type Reason = NonNullable<CommandOf<'receiveLine'>['notScanned']>

/** The mixed drug is at the chair: the right product for the right patient, whole, and in time (workflow 5, check 10). */
export function ReceiveSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const now = useMinute()
  const [scanned, setScanned] = useDraft<string | null>('scanned', null)
  const [notScanned, setNotScanned] = useDraft<Reason | null>('notScanned', null)
  const [matches, setMatches] = useDraft('label', false)
  const [product, setProduct] = useDraft<ProductLabel | null>('product', null)
  const [looks, setLooks] = useDraft('looks', false)
  const useBy = useUseBy()
  const known = keepsUntil(line, now)
  const recalled = useRecalledLots()
  useScans({
    onScan: (scan) => {
      const read = readLabel(scan, { chart, line, today: localDate(store.now()), recalled })
      if (!read) return null
      setScanned(read.kind === 'stop' ? null : read.title)
      if (read.kind === 'label') setMatches(true)
      else setProduct(read.kind === 'product' ? read.label : null)
      return noteOf(read.kind === 'stop' ? 'stop' : 'good', read.title, 'next' in read ? read.next : undefined)
    },
  })
  const isWhole = (scanned !== null || notScanned !== null) && matches && looks
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
        const read = product ? { label: product } : {}
        const said = {
          scanned: scanned !== null,
          patientLabelMatches: matches,
          looksRight: looks,
          ...reason,
          ...until,
          ...read,
        }
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
        <CheckRow words={w.labelMatches} isChecked={matches} onChange={setMatches} />
        <CheckRow words={w.looksRight} isChecked={looks} onChange={setLooks} />
      </div>
      {known && <p className="second">{w.mixingSays(untilWords(known, now))}</p>}
      <UseByField useBy={useBy} />
      <WhenField when={when} />
    </ActionSheet>
  )
}
