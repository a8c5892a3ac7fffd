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
import type { Output } from '#shared/ipc/contract.ts'
import type { LeftOut } from '#shared/ipc/hubClaimShapes.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { LeftOut as LeftOutList } from './BatchSide.tsx'
import { BuildProgress } from './BuildProgress.tsx'
import { sayNo } from './sayNo.ts'

export interface BuildSheetProps {
  readonly onClose: () => void
  readonly onBuilt: (batchId: string) => void
}

type Form = 'professional' | 'institutional'

const buildable: readonly WorklistRow['status'][] = ['received', 'corrected_claim', 'rejected', 'second_payer']

/**
 * A visit that the hub has and nothing holds: new, amended after it was billed, sent back by the payer, or due at the next.
 * One that was saved as a file is asked about in the visit itself.
 */
const mayBeBuilt = ({ status, missing, saved }: WorklistRow): boolean =>
  missing.length === 0 && !saved && buildable.includes(status)

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

interface Choice {
  readonly form: Form
  readonly without: ReadonlySet<string>
}

/** One claim file: choosing its visits, then following it while the hub builds it. */
export function BuildSheet({ onClose, onBuilt }: BuildSheetProps) {
  const setting = useApp((state) => state.clinic?.practice.setting)
  const usual: Form = setting === 'facility' ? 'institutional' : 'professional'
  const [choice, setChoice] = useState<Choice>({ form: usual, without: new Set() })
  const [batchId, setBatchId] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([])
  const [why, setWhy] = useState<string | null>(null)
  const failed = (words: string | null): void => {
    setBatchId(null)
    setWhy(words)
  }
  const ended = ({ batch, building, leftOut: outside }: Output<'batches.building'>) => {
    if (batch) return onBuilt(batch.id)
    setLeftOut(outside)
    failed(building.state === 'done' ? null : building.state === 'cancelled' ? w.cancelled : w.buildFailed)
  }
  if (batchId !== null) return <BuildProgress batchId={batchId} onEnded={ended} onFailed={failed} onClose={onClose} />
  return (
    <ChooseVisits
      choice={choice}
      onChoice={setChoice}
      failed={why === null ? null : { what: w.nothingBuilt, why }}
      leftOut={leftOut}
      onClose={onClose}
      onFailed={failed}
      onBegun={(begun) => {
        setLeftOut([])
        setWhy(null)
        setBatchId(begun)
      }}
    />
  )
}

interface ChooseVisitsProps {
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
  readonly failed: RefusalWords | null
  readonly leftOut: readonly LeftOut[]
  readonly onClose: () => void
  readonly onFailed: (why: string) => void
  readonly onBegun: (batchId: string) => void
}

/** All visits that are ready are chosen at first. */
function ChooseVisits({ choice, onChoice, failed, leftOut, onClose, onFailed, onBegun }: ChooseVisitsProps) {
  const { api } = useAppStore()
  const rows = useReady()
  const [saving, setSaving] = useState(false)
  const { form, without } = choice
  const chosen = (rows ?? []).filter(({ sessionId }) => !without.has(sessionId))
  const begin = async () => {
    setSaving(true)
    const sessions = chosen.map(({ sessionId }) => ({ sessionId, as: 'claim' as const }))
    const answer = await api.call('batches.begin', { form, sessions })
    setSaving(false)
    if (answer.kind === 'value') onBegun(answer.value.batchId)
    else onFailed(sayNo(answer))
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
          onTap={() => void begin()}
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
        onChange={(key) => onChoice({ ...choice, form: key as Form })}
      />
      <h3 className="section-head">{w.ready}</h3>
      {rows?.length === 0 && <p className="second">{w.noneReady}</p>}
      <Visits rows={rows ?? []} without={without} onChange={(next) => onChoice({ ...choice, without: next })} />
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
