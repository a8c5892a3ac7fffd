import { Activity, IdCard, Info, Languages, type LucideIcon } from 'lucide-react'
import { Chip, type ChipState } from '#renderer/components/Chip.tsx'
import { sessionWords as w } from '#renderer/words/session.ts'
import type { Chart } from '#shared/chart/chart.ts'

interface Note {
  readonly words: string
  readonly state: ChipState
  readonly icon: LucideIcon
}

/** What must be known of the patient beside the allergies: alerts, language, what they are called, the device on file (workflow 4.1). */
export function ToKnow({ chart }: { readonly chart: Chart }) {
  const notes = notesOf(chart)
  if (notes.length === 0) return null
  return (
    <ul className="to-know" aria-label={w.toKnow}>
      {notes.map(({ words, state, icon }) => (
        <li key={words}>
          <Chip state={state} icon={icon}>
            {words}
          </Chip>
        </li>
      ))}
    </ul>
  )
}

function notesOf({ scheduled, accesses }: Chart): readonly Note[] {
  const { alerts, language, preferred, accessDevice } = scheduled.patient
  return [
    ...alerts.map((words): Note => ({ words, state: 'due', icon: Info })),
    // The screens speak English: only another language needs somebody.
    ...(language && !/^english$/i.test(language) ? [{ words: language, state: 'due', icon: Languages } as const] : []),
    ...(preferred ? [{ words: w.calledName(preferred), state: 'plain', icon: IdCard } as const] : []),
    ...(accessDevice && accesses.length === 0
      ? [{ words: w.onFile(accessDevice), state: 'plain', icon: Activity } as const]
      : []),
  ]
}
