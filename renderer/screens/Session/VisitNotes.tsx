import { NotebookPen } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { noteWords as w } from '#renderer/words/notes.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { keptNotes } from '#shared/chart/keptNotes.ts'
import { nameOf } from '../people.ts'
import './visitNotes.css'

/** Under the drugs: the newest note, and the one tap to all of them and to the next. */
export function VisitNotes({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const notes = keptNotes(chart)
  const [newest] = notes
  return (
    <section className="visit-notes" aria-label={w.title}>
      <p className="second visit-notes__newest">
        {newest ? `${w.by(nameOf(people, newest.userId), timeWords(newest.at))}: ${w.begin(newest.text)}` : ''}
      </p>
      <TapTarget
        look="quiet"
        icon={NotebookPen}
        verb={w.count(notes.length)}
        onTap={() => store.openSheet({ kind: 'note' })}
      />
    </section>
  )
}
