import { CalendarPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { addVisitRefusals, addVisitWords as w } from '#renderer/words/addVisit.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { guardedWords } from '#renderer/words/restricted.ts'
import type { Answer } from '#shared/ipc/client.ts'
import { KeptDraft } from '../Session/sheets/KeptDraft.tsx'
import { AddVisitCoverage } from './AddVisitCoverage.tsx'
import { AddVisitDrugs } from './AddVisitDrugs.tsx'
import { AddVisitOrder, AddVisitTime } from './AddVisitOrder.tsx'
import { AddVisitWho } from './AddVisitWho.tsx'
import { emptyVisit, inputOf, type Known, missingOf, type VisitDraft } from './addVisitDraft.ts'

export interface AddVisitProps {
  /** What is known of the appointment already. */
  readonly begin: Partial<VisitDraft>
  readonly onClose: () => void
}

/** A visit that is typed in: little is needed, and what was typed stays until it is added or thrown away (workflow 2). */
export function AddVisitSheet(props: AddVisitProps) {
  return (
    <Drafted sessionId={null} sheet={`addVisit ${props.begin.mrn ?? ''}`.trim()}>
      <Filling {...props} />
    </Drafted>
  )
}

function Filling({ begin, onClose }: AddVisitProps) {
  const store = useAppStore()
  const now = useMinute()
  const known = useKnown()
  const chair = useFreeChair()
  const [kept, keep] = useDraft<VisitDraft | null>('visit', null)
  const throwAway = useThrowAway()
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const draft: VisitDraft = kept ?? { ...emptyVisit(now), chair, ...begin }
  const set = (change: Partial<VisitDraft>): void => keep({ ...draft, ...change })
  const missing = missingOf(draft, now)
  async function add(): Promise<void> {
    const input = known && inputOf(draft, { known, now, newId: store.newId })
    if (!input) return
    setSaving(true)
    const answer = await store.api.call('visits.add', input)
    setSaving(false)
    const why = whyNot(answer)
    if (why !== null) return setRefusal({ what: w.notSaved, why })
    throwAway()
    store.say(w.saved(draft.from?.patientName ?? `${draft.last.trim()}, ${draft.first.trim()}`))
    onClose()
  }
  return (
    <Sheet
      title={w.title}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          icon={CalendarPlus}
          verb={w.save}
          saving={saving}
          closedBecause={missing}
          onTap={() => void add()}
        />
      }
    >
      <KeptDraft />
      <p className="second sheet-about">{w.about}</p>
      <AddVisitWho draft={draft} set={set} />
      <AddVisitTime draft={draft} set={set} />
      <AddVisitOrder draft={draft} set={set} providers={known?.providers ?? []} />
      <AddVisitDrugs draft={draft} set={set} />
      <AddVisitCoverage draft={draft} set={set} payers={known?.payers ?? []} />
      <RefusalSlot flat refusal={refusal} />
    </Sheet>
  )
}

function whyNot(answer: Answer<'visits.add'>): string | null {
  if (answer.kind === 'value') return null
  if (answer.kind === 'fault') return faultWords(answer.fault)
  const { code, facts } = answer.refusal
  if (code === 'chart-restricted' || code === 'chart-own') return guardedWords[code]
  const words: (facts: Readonly<Record<string, string>>) => string = addVisitRefusals[code]
  return words(facts)
}

/** Who orders and who pays, as this clinic knows them; null until the answer is here. */
function useKnown(): Known | null {
  const { api } = useAppStore()
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    let current = true
    void api.call('visits.known', {}).then((answer) => {
      if (current && answer.kind === 'value') setKnown(answer.value)
    })
    return () => {
      current = false
    }
  }, [api])
  return known
}

/** A chair that nobody has today, else the first. */
function useFreeChair(): string | null {
  const chairs = useApp((state) => state.clinic?.practice.chairs ?? [])
  const day = useApp((state) => state.day)
  const taken = new Set(day.map(({ chair }) => chair))
  return (chairs.find(({ label }) => !taken.has(label)) ?? chairs[0])?.label ?? null
}
