import { RotateCw } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { deliveryStateWords, handOverWords as w } from '#renderer/words/handOver.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { LeftBefore, useLeftBefore } from './LeftBefore.tsx'
import { leftBeforeWords, sayNo } from './sayNo.ts'

/** The hub pushes nothing when a receipt comes: while something is on its way, it is asked again. */
export const isUnderWay = ({ state }: OutgoingRow): boolean => state === 'waiting'
export const lookAgainMs = 3_000

interface DeliveriesProps {
  readonly outgoing: readonly OutgoingRow[]
  readonly onSaid: (words: string) => void
}

/** What is on its way or has arrived, each with the receiver's own answer in words; what did not arrive can be tried again. */
export function Deliveries({ outgoing, onSaid }: DeliveriesProps) {
  const { api } = useAppStore()
  const mayRetry = useApp((state) => may(state.signedIn?.user.roles ?? [], 'export.claims'))
  const { asking, ask, close } = useLeftBefore()
  if (outgoing.length === 0) return null
  const retry = async (id: string, again = false): Promise<void> => {
    const answer = await api.call('outgoing.retry', { id, again })
    const text = leftBeforeWords(answer)
    if (text !== null) return ask({ text, verb: w.retryAgain, goOn: () => retry(id, true) })
    onSaid(answer.kind === 'value' ? w.triedAgain : sayNo(answer))
  }
  return (
    <section>
      <h3 className="section-head">{w.deliveries}</h3>
      <ul className="issue-side__list">
        {outgoing.map(({ id, destination, name, state, attempts, words, createdAt, createdBy, settledAt }) => (
          <li key={id}>
            <b>{deliveryStateWords[state]}</b>, {destination}, {name}
            <span className="issue-side__line">
              {words} {state !== 'delivered' && attempts > 0 && w.attempts(attempts)}
            </span>
            <span className="issue-side__line second">
              {shortDayWords(localDate(settledAt ?? createdAt))}, {timeWords(settledAt ?? createdAt)}, {createdBy}
            </span>
            {mayRetry && state !== 'delivered' && (state === 'needs_person' || attempts > 0) && (
              <TapTarget icon={RotateCw} verb={w.retry} spokenName={w.retryOf(name)} onTap={() => void retry(id)} />
            )}
          </li>
        ))}
      </ul>
      <LeftBefore asking={asking} onClose={close} />
    </section>
  )
}
