import { Send, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useTicking } from '#renderer/components/useTicking.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { claimWords } from '#renderer/words/claims.ts'
import { handOverWords as w } from '#renderer/words/handOver.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Destination, OutgoingRow } from '#shared/ipc/hubOutgoingRows.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { Deliveries, isUnderWay, lookAgainMs } from '../Batches/Deliveries.tsx'
import { LeftBefore, useLeftBefore } from '../Batches/LeftBefore.tsx'
import { leftBeforeWords, sayNo } from '../Batches/sayNo.ts'

/** Handing a visit's charges over to billing systems (HL7, FHIR), and everything of it that is on its way or has arrived. */
export function HandOver({ row }: { readonly row: WorklistRow }) {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const mayExport = useApp((state) => may(state.signedIn?.user.roles ?? [], 'export.claims'))
  const [ways, setWays] = useState<Output<'claim.ways'> | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { sessionId } = row
  const looks = useTicking(ways?.outgoing.some(isUnderWay) ?? false, lookAgainMs)
  useEffect(() => {
    let isHere = true
    void api.call('claim.ways', { sessionId }).then((answer) => {
      if (isHere && turn + looks >= 0) setWays(answer.kind === 'value' ? answer.value : null)
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId, turn, looks])
  // What the hub says where it cannot be asked stands above, at the payer.
  if (!ways) return null
  const receivers = ways.destinations.filter(({ kind }) => kind === 'mllp' || kind === 'fhir')
  return (
    <section>
      <h2 className="section-head">{w.out}</h2>
      {said !== null && <AlertLine level="note" title={said} />}
      {receivers.length === 0 && <p className="second">{w.noWays}</p>}
      {mayExport &&
        receivers.map((receiver) => (
          <Ways key={receiver.id} row={row} receiver={receiver} ways={ways} onSaid={setSaid} />
        ))}
      <Deliveries outgoing={ways.outgoing} onSaid={setSaid} />
    </section>
  )
}

interface WaysProps {
  readonly row: WorklistRow
  readonly receiver: Destination
  readonly ways: Output<'claim.ways'>
  readonly onSaid: (words: string) => void
}

function Ways({ row: { sessionId, missing }, receiver, ways: { outgoing, reauthorized }, onSaid }: WaysProps) {
  const { api } = useAppStore()
  const [saving, setSaving] = useState(false)
  const { id: destinationId, name, stopped } = receiver
  const { asking, ask, close } = useLeftBefore()
  const send = async (as: 'claim' | 'void', again = false): Promise<void> => {
    setSaving(true)
    const answer = await api.call('claim.send', { sessionId, destinationId, as, again })
    setSaving(false)
    const text = leftBeforeWords(answer)
    if (text !== null) return ask({ text, verb: w.chargeAgain, goOn: () => send(as, true) })
    if (answer.kind !== 'value') return onSaid(sayNo(answer))
    onSaid(answer.value.queued ? claimWords.queued(name) : claimWords.queuedBefore(name))
  }
  const closed = stopped ?? undefined
  return (
    <div className="hand-over">
      <b>{name}</b>
      {reauthorized.includes(name) && <AlertLine level="due" title={w.reauthorized} sentence={w.reauthorizedNext} />}
      <TapTarget
        icon={Send}
        verb={w.charges}
        spokenName={w.chargesTo(name)}
        saving={saving}
        closedBecause={missing[0] ?? closed}
        onTap={() => void send('claim')}
      />
      {isChargedAt(name, outgoing) && (
        <TapTarget
          icon={Undo2}
          look="quiet"
          verb={w.credit}
          spokenName={w.creditAt(name)}
          closedBecause={closed}
          onTap={() => void send('void')}
        />
      )}
      <LeftBefore asking={asking} onClose={close} />
    </div>
  )
}

/** Whether the last that went there were charges; the newest comes first. A void's name ends in V and its version. */
const isChargedAt = (name: string, outgoing: readonly OutgoingRow[]): boolean => {
  const last = outgoing.find(
    ({ about, destination, state }) => about === 'session' && destination === name && state !== 'needs_person',
  )
  return last !== undefined && !/-V\d+(C\d+)?$/.test(last.name)
}
