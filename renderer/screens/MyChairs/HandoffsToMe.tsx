import { ArrowLeftRight } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore, useChart, useMinute } from '#renderer/store/useStore.ts'
import { handoffWords as w } from '#renderer/words/handoff.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { nameOf } from '../people.ts'
import { handoffFacts } from '../Session/handoffFacts.ts'

/** Visits that somebody offers to whoever is signed in, each to accept or to turn down. */
export function HandoffsToMe() {
  const day = useApp((state) => state.day)
  return day.map((row) =>
    row.clocks?.isOffered ? <HiddenOffer key={row.sessionId} row={row} /> : <Offer key={row.sessionId} row={row} />,
  )
}

/** Whose chart is restricted: it is opened first, then the offer stands in this place with its note. */
function HiddenOffer({ row }: { readonly row: DaySession }) {
  const store = useAppStore()
  return (
    <AlertLine
      level="waiting"
      icon={ArrowLeftRight}
      title={restrictedWords.offered(row.chair)}
      sentence={restrictedWords.offeredNext}
      action={
        <TapTarget
          look="main"
          verb={visitWords.open}
          spokenName={`${visitWords.open}, ${restrictedWords.openChair(row.chair)}`}
          onTap={() => store.go({ name: 'session', sessionId: row.sessionId })}
        />
      }
    />
  )
}

function Offer({ row }: { readonly row: DaySession }) {
  const store = useAppStore()
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const chart = useChart(row.sessionId)
  const now = useMinute()
  const offer = chart?.ties.handoff
  if (!chart || !offer || offer.toUserId !== me) return null
  const answer = (kind: 'acceptHandoff' | 'withdrawHandoff') =>
    void store.perform(row.sessionId, { kind, handoffId: offer.stamp.eventId }, { place: 'visit' })
  const facts = handoffFacts(chart, now).map(([name, value]) => `${name}: ${value}`)
  const from = nameOf(people, offer.fromUserId)
  return (
    <AlertLine
      level="waiting"
      icon={ArrowLeftRight}
      title={offer.as === 'lunch' ? w.offeredLunch(from, row.patientName) : w.offered(from, row.patientName)}
      sentence={[w.chair(row.chair), offer.note, ...facts].filter(Boolean).join('. ')}
      action={
        <span className="row">
          <TapTarget
            verb={w.decline}
            spokenName={w.declineOf(row.patientName)}
            onTap={() => answer('withdrawHandoff')}
          />
          <TapTarget
            look="main"
            verb={w.accept}
            spokenName={w.acceptOf(row.patientName)}
            onTap={() => answer('acceptHandoff')}
          />
        </span>
      }
    />
  )
}
