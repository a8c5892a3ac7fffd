import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useTicking } from '#renderer/components/useTicking.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { moneyWords } from '#renderer/words/billing.ts'
import { claimStateWords, frequencyWords, claimWords as w } from '#renderer/words/claims.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import type { Destination } from '#shared/ipc/hubOutgoingRows.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { BatchWays } from './BatchWays.tsx'
import { Deliveries, isUnderWay, lookAgainMs } from './Deliveries.tsx'

interface BatchSideProps {
  readonly batch: Batch
  readonly destinations: readonly Destination[]
}

/** One claim file: the ways out, its answers in words, and where each of its claims stands. */
export function BatchSide({ batch, destinations }: BatchSideProps) {
  const { api } = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const turn = useApp((state) => state.worklistTurn)
  const [detail, setDetail] = useState<Output<'batches.open'> | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const looks = useTicking(detail?.outgoing.some(isUnderWay) ?? false, lookAgainMs)
  useEffect(() => {
    let isHere = true
    void api.call('batches.open', { batchId: batch.id }).then((answer) => {
      if (isHere && answer.kind === 'value' && turn + looks >= 0) setDetail(answer.value)
    })
    return () => {
      isHere = false
    }
  }, [api, batch.id, turn, looks])
  return (
    <div className="side__page side__page--office issue-side batch-side">
      <h2 className="side__title">{batch.fileName}</h2>
      {said && <AlertLine level="note" title={said} />}
      {may(roles, 'export.claims') && <BatchWays batch={batch} destinations={destinations} onSaid={setSaid} />}
      {detail && <Deliveries outgoing={detail.outgoing} onSaid={setSaid} />}
      <Answers detail={detail} />
      <LeftOut batch={batch} />
      <Claims detail={detail} />
    </div>
  )
}

function Answers({ detail }: { readonly detail: Output<'batches.open'> | null }) {
  if (!detail) return null
  return (
    <section>
      <h3 className="section-head">{w.answers}</h3>
      {detail.answers.length === 0 && <p className="second">{w.noAnswer}</p>}
      <ul className="issue-side__list">
        {detail.answers.map(({ answerFileId, kind, fileName, filedAt, words }) => (
          <li key={`${answerFileId} ${kind}`}>
            <b>{kind}</b>, {shortDayWords(localDate(filedAt))}, {timeWords(filedAt)}: {words}
            <span className="issue-side__line second">{fileName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function LeftOut({ batch: { leftOut } }: { readonly batch: Pick<Batch, 'leftOut'> }) {
  if (leftOut.length === 0) return null
  return (
    <section>
      <h3 className="section-head">
        {w.leftOut}: {leftOut.length}
      </h3>
      <ul className="issue-side__list">
        {leftOut.map(({ sessionId, reference, words, asks }) => (
          <li key={sessionId}>
            <b>{reference}</b> {[...words, ...(asks ? [w.leftOutAsks] : [])].join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Claims({ detail }: { readonly detail: Output<'batches.open'> | null }) {
  const store = useAppStore()
  if (!detail) return null
  return (
    <section>
      <h3 className="section-head">{w.claims}</h3>
      <ul className="issue-side__list">
        {detail.claims.map(({ reference, sessionId, patientName, totalCents, state, payerNumber, frequency }) => (
          <li key={reference}>
            <b>{patientName}</b>, {reference}, <span className="num">${moneyWords(totalCents)}</span>
            <span className="issue-side__line">
              {claimStateWords[state]}, {frequencyWords[frequency]}. {payerNumber ?? w.noPayerNumber}
            </span>
            <TapTarget
              verb={w.openClaim}
              look="quiet"
              spokenName={`${w.openClaim}, ${patientName}`}
              onTap={() => store.go({ name: 'coding', sessionId })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
