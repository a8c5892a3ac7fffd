import { FilePlus2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { plainView } from '#renderer/store/worklistState.ts'
import { moneyWords } from '#renderer/words/billing.ts'
import { claimWords as w } from '#renderer/words/claims.ts'
import type { LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { LeftOut as LeftOutList } from './BatchSide.tsx'
import { sayNo } from './sayNo.ts'

export interface BuildSheetProps {
  readonly onClose: () => void
  readonly onBuilt: (batchId: string) => void
}

type Form = 'professional' | 'institutional'

const buildable: readonly WorklistRow['status'][] = ['received', 'corrected_claim', 'rejected', 'second_payer']

/** A visit that the hub has and nothing holds: new, amended after it was billed, sent back by the payer, or due at the next. */
const mayBeBuilt = ({ status, missing }: WorklistRow): boolean => missing.length === 0 && buildable.includes(status)

/** What may stand in a file, least time left first; null while the list is still on its way. */
function useReady(): readonly WorklistRow[] | null {
  const { worklist } = useAppStore()
  const turn = useApp((state) => state.worklist.turn)
  const isWhole = useApp((state) => state.worklist.loaded === 'whole')
  useEffect(() => worklist.look(), [worklist])
  return useMemo(() => {
    if (!isWhole || turn < 0) return null
    return worklist.book.find({ ...plainView, passes: mayBeBuilt }).rows
  }, [worklist, turn, isWhole])
}

/** Chooses the visits of one claim file; all that are ready are chosen at first. */
export function BuildSheet({ onClose, onBuilt }: BuildSheetProps) {
  const { api } = useAppStore()
  const setting = useApp((state) => state.clinic?.practice.setting)
  const rows = useReady()
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<Form>(setting === 'facility' ? 'institutional' : 'professional')
  const [saving, setSaving] = useState(false)
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([])
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  const chosen = (rows ?? []).filter(({ sessionId }) => !without.has(sessionId))
  const build = async () => {
    setSaving(true)
    const sessions = chosen.map(({ sessionId }) => ({ sessionId, as: 'claim' as const }))
    const answer = await api.call('batches.build', { form, sessions })
    setSaving(false)
    if (answer.kind !== 'value') return setFailed({ what: w.nothingBuilt, why: sayNo(answer) })
    const { batch } = answer.value
    if (batch) return onBuilt(batch.id)
    setLeftOut(answer.value.leftOut)
    setFailed(null)
  }
  return (
    <Sheet
      title={w.build}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          icon={FilePlus2}
          verb={w.buildCount(chosen.length)}
          saving={saving}
          closedBecause={chosen.length === 0 ? w.chooseOne : undefined}
          onTap={() => void build()}
        />
      }
    >
      <RefusalSlot flat refusal={failed} />
      {leftOut.length > 0 && <p>{w.nothingBuilt}</p>}
      <LeftOutList batch={{ leftOut: [...leftOut] }} />
      <ChoiceList
        label={w.form}
        options={(['professional', 'institutional'] as const).map((key) => ({ key, words: w.forms[key] }))}
        value={form}
        onChange={(key) => setForm(key as Form)}
      />
      <h3 className="section-head">{w.ready}</h3>
      {rows?.length === 0 && <p className="second">{w.noneReady}</p>}
      <Visits rows={rows ?? []} without={without} onChange={setWithout} />
    </Sheet>
  )
}

interface VisitsProps {
  readonly rows: readonly WorklistRow[]
  readonly without: ReadonlySet<string>
  readonly onChange: (without: ReadonlySet<string>) => void
}

const Visits = ({ rows, without, onChange }: VisitsProps) =>
  rows.map(({ sessionId, patientName, claimRef, valueCents }) => (
    <CheckRow
      key={sessionId}
      words={`${patientName}, ${claimRef}${valueCents === null ? '' : `, $${moneyWords(valueCents)}`}`}
      isChecked={!without.has(sessionId)}
      onChange={(isChosen) => {
        const next = new Set(without)
        if (isChosen) next.delete(sessionId)
        else next.add(sessionId)
        onChange(next)
      }}
    />
  ))
