import { FilePen, Strikethrough } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { amendWords as w } from '#renderer/words/amend.ts'
import { lateReasonWords } from '#renderer/words/pickLists.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type LateReason, lateReasons } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { eventWords } from './eventWords.ts'

const errors: readonly LateReason[] = ['correcting_typing', 'wrong_line', 'wrong_patient', 'clock_wrong']

/** What a signed entry is most often mended for stands first; why something is late, after it. */
const reasons = [...errors, ...lateReasons.filter((key) => !errors.includes(key))].map((key) => ({
  key,
  words: lateReasonWords[key],
}))

/** Why a signed visit is opened again; what was signed stays as it is. */
export function AmendSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft<LateReason | null>('reason', null)
  const [text, setText] = useDraft('text', '')
  return (
    <ActionSheet
      title={w.openTitle}
      about={w.openAbout(chart.signed?.payload.version ?? 1)}
      verb={w.openVerb}
      icon={FilePen}
      closedBecause={reason && text.trim() ? undefined : w.openMissing}
      sheet={sheet}
      onDo={() => {
        if (reason && text.trim()) void sheet.perform({ kind: 'openAmendment', reason, text: text.trim() })
      }}
    >
      <TextField label={w.what} isNeeded value={text} onChange={setText} maxLength={300} />
      <ChoiceList label={w.why} options={reasons} value={reason} onChange={(key) => setReason(key as LateReason)} />
    </ActionSheet>
  )
}

/** One entry that should not be there: struck through with its reason, still to be read. */
export function VoidEntrySheet({ chart, eventId }: { readonly chart: Chart; readonly eventId: string }) {
  const sheet = useSheetPerform(chart)
  const [reason, setReason] = useDraft<LateReason | null>('reason', null)
  const [text, setText] = useDraft('text', '')
  const entry = chart.history.find(({ event }) => event.id === eventId)
  if (!entry) return null
  const isWhole = reason !== null && (reason !== 'other' || text.trim() !== '')
  return (
    <ActionSheet
      title={w.voidTitle}
      about={`${timeWords(entry.event.happenedAt)} ${eventWords(entry.event, chart)}`}
      verb={w.voidVerb}
      icon={Strikethrough}
      closedBecause={isWhole ? undefined : w.voidMissing}
      sheet={sheet}
      onDo={() => {
        const words = text.trim() ? { text: text.trim() } : {}
        if (reason && isWhole) void sheet.perform({ kind: 'voidEntry', eventId, reason, ...words })
      }}
    >
      <p className="second">{w.voidAbout}</p>
      <ChoiceList label={w.why} options={reasons} value={reason} onChange={(key) => setReason(key as LateReason)} />
      <TextField label={w.inWords} value={text} onChange={setText} maxLength={300} />
    </ActionSheet>
  )
}
