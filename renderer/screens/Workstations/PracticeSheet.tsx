import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { practiceRefusals, practiceWords as w } from '#renderer/words/practice.ts'
import { setUpWords } from '#renderer/words/setUp.ts'
import type { Practice } from '#shared/document/clinic.ts'
import { type PracticeFacts, practiceChanges, practiceFactsOf } from '#shared/document/practiceFacts.ts'
import { ClaimsStep, PracticeFields } from '../SetUp/fieldSteps.tsx'
import { type Draft, draftOfPractice, inputOf, problemsOf } from '../SetUp/setUpDraft.ts'
import { useSaving } from '../useSaving.ts'

interface PracticeSheetProps {
  readonly practice: Practice
  readonly onClose: () => void
}

/** The first two pages of the set-up once more; what was signed keeps what it was signed with. */
export function PracticeSheet({ practice, onClose }: PracticeSheetProps) {
  const { api } = useAppStore()
  const { busy, why, save } = useSaving(w.saved, onClose)
  const [draft, setDraft] = useState<Draft>(() => draftOfPractice(practice))
  const problems = { ...problemsOf(draft, 'practice'), ...problemsOf(draft, 'claims') }
  const [wrong] = Object.entries(problems)
  const facts = wrong ? null : practiceFactsOf({ ...practice, ...inputOf(draft).practice })
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  return (
    <Sheet
      title={w.title}
      width="wide"
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={why}
          closedBecause={wrong ? `${fieldWords(wrong[0])}: ${wrong[1]}` : isSame(practice, facts) ? w.same : undefined}
          saving={busy}
          onSave={() =>
            void save(async () => {
              if (!facts) return w.same
              const answer = await api.call('limits.putPractice', { practice: facts })
              if (answer.kind === 'value') return null
              return answer.kind === 'fault' ? faultWords(answer.fault) : practiceRefusals[answer.refusal.code]
            })
          }
        />
      }
    >
      <p className="second">{w.about}</p>
      <PracticeFields draft={draft} problems={problems} onChange={change} />
      {draft.zone !== practice.zone && (
        <p role="status">
          <b>{w.zoneEffect}</b>
        </p>
      )}
      <ClaimsStep draft={draft} problems={problems} onChange={change} />
      <p className="second">{w.settingStays}</p>
    </Sheet>
  )
}

const isSame = (practice: Practice, facts: PracticeFacts | null): boolean =>
  facts === null || practiceChanges(practiceFactsOf(practice), facts).length === 0

const fieldWords = (key: string): string => setUpWords.fields[key as keyof typeof setUpWords.fields]
