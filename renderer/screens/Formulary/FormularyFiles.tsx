import { Download } from 'lucide-react'
import { useState } from 'react'
import { FileTap } from '#renderer/components/FileTap.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { formularyWords } from '#renderer/words/formulary.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { saveFile } from '../Coding/saveFile.ts'

/** The back end takes no more in one piece. */
const largestBytes = 900_000

export interface FormularyFilesProps {
  readonly today: string
  readonly onClose: () => void
  readonly onTaken: () => void
}

/** The list and the own rows as CSV: given out, and brought in whole or refused with line, column and cause. */
export function FormularyFiles({ today, onClose, onTaken }: FormularyFilesProps) {
  const store = useAppStore()
  const [from, setFrom] = useState(today)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  async function bring(file: File): Promise<void> {
    setBusy(true)
    setSaid(null)
    const why = file.size > largestBytes ? formularyWords.tooLarge : await take(file)
    setBusy(false)
    setRefusal(
      why === null
        ? null
        : { what: formularyWords.notBrought(file.name), why: `${why} ${formularyWords.nothingChanged}` },
    )
  }
  async function take(file: File): Promise<string | null> {
    const asked = { text: await file.text(), fileName: file.name, from: from.trim() }
    const answer = await store.api.call('formulary.import', asked)
    if (answer.kind === 'fault') return faultWords(answer.fault)
    if (answer.kind === 'refusal') return `${answer.refusal.facts.text ?? ''}.`
    setSaid(formularyWords.brought(file.name, answer.value))
    onTaken()
    return null
  }
  async function give(what: 'drugs' | 'overrides'): Promise<void> {
    const answer = await store.api.call('formulary.export', { what })
    if (answer.kind !== 'value') return
    saveFile(answer.value.fileName, answer.value.text)
    setSaid(formularyWords.given(answer.value.fileName))
  }
  return (
    <Sheet title={formularyWords.files} width="wide" onClose={onClose}>
      <TapTarget wide icon={Download} verb={formularyWords.give} onTap={() => void give('drugs')} />
      <TapTarget wide icon={Download} verb={formularyWords.giveOwn} onTap={() => void give('overrides')} />
      <TextField
        label={formularyWords.bringFrom}
        value={from}
        onChange={setFrom}
        maxLength={10}
        hint={formularyWords.bringHint}
        refused={isCalendarDay(from.trim()) ? undefined : formularyWords.dayForm}
      />
      <FileTap
        verb={formularyWords.bring}
        accept="text/csv,.csv"
        saving={busy}
        closedBecause={isCalendarDay(from.trim()) ? undefined : formularyWords.dayForm}
        onFile={(file) => void bring(file)}
      />
      <RefusalSlot flat refusal={refusal} />
      <p role="status">{said}</p>
    </Sheet>
  )
}
