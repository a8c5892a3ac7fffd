import { CheckCheck } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { type SyncLine, SyncList } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { deliverySentence, deliveryShown } from '#renderer/words/delivery.ts'
import { reviewWords } from '#renderer/words/signOff.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { EventOf } from '#shared/chart/events.ts'
import type { Delivery } from '#shared/ipc/shapes.ts'
import { nameOf } from '../people.ts'

export interface SignedSummaryProps {
  readonly chart: Chart
  readonly signed: EventOf<'SessionSigned'>
}

/** After the signature: who and when, and honestly where the record is. */
export function SignedSummary({ chart, signed }: SignedSummaryProps) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const delivery = useApp((state) => state.charts[chart.sessionId]?.delivery)
  return (
    <>
      <AlertLine
        level="note"
        icon={CheckCheck}
        title={reviewWords.signedTitle(signed.payload.version)}
        sentence={reviewWords.signedBy(
          nameOf(people, signed.userId),
          timeWords(signed.happenedAt),
          signed.payload.method,
        )}
        action={<TapTarget verb={reviewWords.backToChairs} onTap={() => store.go({ name: 'myChairs' })} />}
      />
      <section className="review-part">
        <h3 className="section-head">{reviewWords.where}</h3>
        <SyncList lines={delivery ? linesOf(delivery) : []} />
      </section>
    </>
  )
}

/** First that it is here, then where else it is. */
function linesOf(delivery: Delivery): readonly SyncLine[] {
  const here: SyncLine = { state: { kind: 'saved-here' }, sentence: reviewWords.onThisWorkstation }
  const shown = deliveryShown(delivery)
  return shown.kind === 'saved-here' ? [here] : [here, { state: shown, sentence: deliverySentence(delivery) }]
}
