import { Hourglass, LockKeyhole } from 'lucide-react'
import { ChairCard } from '#renderer/components/ChairCard.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { deliveryShown } from '#renderer/words/delivery.ts'
import { restrictedWords as w } from '#renderer/words/restricted.ts'
import { visitStateWords, visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { initialsOf } from '../people.ts'

/** A chair whose chart is restricted and not open to whoever looks: what runs there, and the way to open it. */
export function HiddenCard({ row }: { readonly row: DaySession }) {
  const store = useAppStore()
  const running = row.clocks?.running ?? []
  return (
    <ChairCard
      chair={row.chair}
      initials={initialsOf(row.patientName)}
      name={row.patientName}
      born=""
      alertChip={
        <Chip state="wait" icon={LockKeyhole}>
          {w.chip}
        </Chip>
      }
      sync={<SyncWords state={deliveryShown(row.delivery)} />}
      body={
        <div className="chair-card__body">
          <div className="second">{running.length > 0 ? w.running(running) : w.nothingRuns}</div>
        </div>
      }
      next={{ icon: Hourglass, words: visitStateWords(row.state) }}
      action={
        <TapTarget
          size="large"
          verb={visitWords.open}
          spokenName={`${visitWords.openChart(row.patientName)}, ${w.openChair(row.chair)}`}
          onTap={() => store.go({ name: 'session', sessionId: row.sessionId })}
        />
      }
    />
  )
}
