import { Check, FilePlus2, TriangleAlert, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { billingWords, savedWords } from '#renderer/words/billing.ts'
import { claimWords } from '#renderer/words/claims.ts'
import { nextFileWords, handOverWords as w } from '#renderer/words/handOver.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import type { Destination } from '#shared/ipc/hubOutgoingRows.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { BatchWays } from '../Batches/BatchWays.tsx'
import { LeftBefore, useLeftBefore } from '../Batches/LeftBefore.tsx'
import { sayNo } from '../Batches/sayNo.ts'
import { saveFile } from './saveFile.ts'

interface ClaimFileSheetProps {
  readonly row: WorklistRow
  /** `void` takes back what stands with the payer (frequency 8). */
  readonly as: 'claim' | 'void'
  readonly onClose: () => void
}

type Form = 'professional' | 'institutional'
const forms: readonly Form[] = ['professional', 'institutional']

/** One visit's claim file from the hub's ledger: its control number is the next one, and it leaves from here or from *Batches*. */
export function ClaimFileSheet({ row, as, onClose }: ClaimFileSheetProps) {
  const { api } = useAppStore()
  const setting = useApp((state) => state.clinic?.practice.setting)
  const [form, setForm] = useState<Form>(setting === 'facility' ? 'institutional' : 'professional')
  const [saving, setSaving] = useState(false)
  const [built, setBuilt] = useState<Batch | null>(null)
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  const { asking, ask, close } = useLeftBefore()
  const isVoid = as === 'void'
  const before = isVoid ? null : row.saved
  const isAlone = useApp((state) => state.sync?.hub === 'none')
  const saveAlone = async () => {
    setSaving(true)
    const format = form === 'institutional' ? '837i' : '837p'
    const answer = await api.call('claim.export', { sessionId: row.sessionId, format })
    setSaving(false)
    if (answer.kind !== 'value') return setFailed({ what: w.notMade, why: sayNo(answer) })
    saveFile(answer.value.fileName, answer.value.text)
    setFailed(null)
    setSaved(billingWords.exported(answer.value.fileName))
  }
  const build = async (despiteCharges = false): Promise<void> => {
    setSaving(true)
    const said = { ...(before ? { again: true } : {}), ...(despiteCharges ? { despiteCharges } : {}) }
    const answer = await api.call('batches.build', { form, sessions: [{ sessionId: row.sessionId, as, ...said }] })
    setSaving(false)
    if (answer.kind !== 'value') return setFailed({ what: w.notMade, why: sayNo(answer) })
    const { batch, leftOut } = answer.value
    const text = leftOut.flatMap(({ words }) => words).join(' ')
    if (!batch && leftOut.some(({ asks }) => asks))
      return ask({ text, verb: w.makeDespiteCharges, goOn: () => build(true) })
    setBuilt(batch)
    setFailed(batch ? null : { what: w.notMade, why: text })
  }
  return (
    <Sheet
      title={isVoid ? w.voidTitle : w.claimFileTitle}
      onClose={onClose}
      foot={
        built || saved ? (
          <TapTarget look="main" size="large" wide icon={Check} verb={w.done} onTap={onClose} />
        ) : (
          <TapTarget
            look="main"
            size="large"
            wide
            icon={isVoid ? Undo2 : FilePlus2}
            verb={verbOf(as, isAlone, Boolean(row.saved))}
            saving={saving}
            onTap={() => void (isAlone ? saveAlone() : build())}
          />
        )
      }
    >
      {saved && <AlertLine level="note" title={saved} sentence={w.aloneSaved} />}
      {built && <BuiltFile batch={built} />}
      {!built && !saved && (
        <>
          <p className="second sheet-about">
            {isAlone ? w.aloneAbout : isVoid ? w.voidAbout : nextFileWords(row.status)}
          </p>
          <ChoiceList
            label={claimWords.form}
            options={forms.map((key) => ({ key, words: claimWords.forms[key] }))}
            value={form}
            onChange={(key) => setForm(key as Form)}
          />
          {before && <SavedBefore saved={before} version={row.version} />}
          <RefusalSlot flat refusal={failed} />
        </>
      )}
      <LeftBefore asking={asking} onClose={close} />
    </Sheet>
  )
}

interface SavedBeforeProps {
  readonly saved: NonNullable<WorklistRow['saved']>
  readonly version: number
}

const SavedBefore = ({ saved, version }: SavedBeforeProps) => (
  <AlertLine
    level="due"
    icon={TriangleAlert}
    title={w.savedTitle}
    sentence={`${savedWords(saved)} ${w.savedAsk(saved.version === version)}`}
  />
)

function verbOf(as: ClaimFileSheetProps['as'], isAlone: boolean, wasSaved: boolean): string {
  if (isAlone) return wasSaved ? w.saveAgain : w.saveAlone
  if (as === 'void') return w.voidMake
  return wasSaved ? w.makeAgain : w.make
}

function BuiltFile({ batch }: { readonly batch: Batch }) {
  const { api } = useAppStore()
  const [destinations, setDestinations] = useState<readonly Destination[]>([])
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void api.call('batches.list', {}).then((answer) => {
      if (isHere && answer.kind === 'value') setDestinations(answer.value.destinations)
    })
    return () => {
      isHere = false
    }
  }, [api])
  return (
    <>
      <AlertLine level="note" title={w.made(batch.control)} sentence={said ?? w.madeNext} />
      <p className="second batch-file">{batch.fileName}</p>
      <BatchWays batch={batch} destinations={destinations} onSaid={setSaid} />
    </>
  )
}
