import { NotebookPen, PenLine } from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { nameOf } from '#renderer/screens/people.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { noteWords as w } from '#renderer/words/notes.ts'
import { timeWords } from '#renderer/words/times.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type KeptNote, keptNotes } from '#shared/chart/keptNotes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** The notes of this visit: a new one is typed at the top and saved with one tap; each stands with who and when, and with what it said before. */
export function NoteSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles)
  if (!isSealed(chart) && may(roles ?? [], 'record.vitals')) return <WriteNote chart={chart} />
  return (
    <Sheet title={w.title} onClose={store.closeSheet}>
      <Notes chart={chart} />
    </Sheet>
  )
}

function WriteNote({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [text, setText] = useDraft('text', '')
  const [corrects, setCorrects] = useDraft<string | null>('corrects', null)
  return (
    <ActionSheet
      title={w.title}
      verb={corrects ? w.saveCorrection : w.save}
      icon={NotebookPen}
      closedBecause={text.trim() ? undefined : w.missing}
      sheet={sheet}
      onDo={() => void sheet.perform({ kind: 'writeNote', text: text.trim(), ...(corrects ? { corrects } : {}) })}
    >
      <TextField
        label={corrects ? w.correcting : w.write}
        isLong
        autoFocus
        value={text}
        onChange={setText}
        maxLength={2000}
      />
      <Notes
        chart={chart}
        onCorrect={(note) => {
          setCorrects(note.eventId)
          setText(note.text)
        }}
      />
    </ActionSheet>
  )
}

interface NotesProps {
  readonly chart: Chart
  readonly onCorrect?: (note: KeptNote) => void
}

/** Newest first; one's own, and any for the charge nurse, has its way to be corrected. */
function Notes({ chart, onCorrect }: NotesProps) {
  const people = useApp((state) => state.people)
  const me = useApp((state) => state.signedIn?.user)
  const notes = keptNotes(chart)
  if (notes.length === 0) return <p className="second">{w.none}</p>
  return (
    <div>
      <h3 className="section-head">{w.written}</h3>
      <ul className="plain-list">
        {notes.map((note) => {
          const by = w.by(nameOf(people, note.userId), timeWords(note.at))
          const isTheirs = note.writers.includes(me?.id ?? '') || me?.roles.includes('charge')
          return (
            <li key={note.eventId} className="kept-note">
              <p>{note.text}</p>
              <p className="second">{by}</p>
              {note.before.map(({ eventId, text, at, userId }) => (
                <p key={eventId} className="second">
                  {w.before(nameOf(people, userId), timeWords(at))} <s>{text}</s>
                </p>
              ))}
              {onCorrect && isTheirs && (
                <TapTarget
                  look="quiet"
                  icon={PenLine}
                  verb={w.correct}
                  spokenName={w.correctOf(by)}
                  onTap={() => onCorrect(note)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
