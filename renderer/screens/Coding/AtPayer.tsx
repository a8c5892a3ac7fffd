import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { savedWords } from '#renderer/words/billing.ts'
import { claimStateWords, frequencyWords, claimWords as w } from '#renderer/words/claims.ts'
import { handOverWords } from '#renderer/words/handOver.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { SentClaimRow } from '#shared/ipc/hubClaimShapes.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { sayNo } from '../Batches/sayNo.ts'

/** A visit at its payer: who works on it, where its claims stand, the payer's numbers, and what was paid for each line. */
export function AtPayer({ row, onVoid }: { readonly row: WorklistRow; readonly onVoid: () => void }) {
  const { api } = useAppStore()
  const turn = useApp((state) => state.worklistTurn)
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const [found, setFound] = useState<Output<'claim.payments'> | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const { sessionId } = row
  useEffect(() => {
    let isHere = true
    void api.call('claim.payments', { sessionId }).then((answer) => {
      if (!isHere || turn < 0) return
      if (answer.kind === 'value') setFound(answer.value)
      setFailed(answer.kind === 'value' ? null : sayNo(answer))
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId, turn])
  const mayExport = may(roles, 'export.claims')
  return (
    <section>
      <h2 className="section-head">{w.atPayer}</h2>
      {failed !== null && <AlertLine level="note" title={w.hubAway} sentence={failed} />}
      {failed === null && mayExport && <Hold row={row} onFailed={setFailed} />}
      {row.saved && <p>{savedWords(row.saved)}</p>}
      {found?.claims.length === 0 && !row.saved && <p className="second">{w.notLeft}</p>}
      <ul className="issue-side__list">
        {found?.claims.map((claim) => (
          <li key={`${claim.batchId} ${claim.reference}`}>
            <b>{claimStateWords[claim.state]}</b>, {claim.reference}, {frequencyWords[claim.frequency]}
            <span className="issue-side__line">
              {claim.payerNumber === null
                ? w.noPayerNumber
                : `${claim.payerNumber}, ${w.numberFrom[claim.payerNumberFrom ?? 'person']}`}
            </span>
            {mayExport && claim.payerNumber === null && <PayerNumber claim={claim} onFailed={setFailed} />}
          </li>
        ))}
      </ul>
      {mayExport && found?.claims.some(mayStand) && (
        <TapTarget icon={Undo2} look="quiet" verb={handOverWords.voidIt} onTap={onVoid} />
      )}
      {found?.lines.some(({ movements }) => movements.length > 0) && <Payments lines={found.lines} />}
    </section>
  )
}

/** A claim that may stand with the payer; whether it does, the ledger says when the void is built. */
const mayStand = ({ frequency, state }: SentClaimRow): boolean =>
  frequency !== '8' && state !== 'built' && state !== 'rejected'

interface Failing {
  readonly onFailed: (words: string) => void
}

function Hold({ row: { sessionId, holder }, onFailed }: Failing & { readonly row: WorklistRow }) {
  const { api } = useAppStore()
  const userId = useApp((state) => state.signedIn?.user.id)
  const hold = async (take: boolean, over: boolean) => {
    const answer = await api.call('claim.hold', { sessionId, take, over })
    if (answer.kind !== 'value') onFailed(sayNo(answer))
  }
  if (!holder) return <TapTarget verb={w.take} onTap={() => void hold(true, false)} />
  if (holder.userId === userId) return <TapTarget verb={w.giveBack} onTap={() => void hold(false, false)} />
  return <TapTarget verb={w.takeOver(holder.name)} onTap={() => void hold(true, true)} />
}

function PayerNumber({ claim, onFailed }: Failing & { readonly claim: SentClaimRow }) {
  const { api } = useAppStore()
  const [number, setNumber] = useState('')
  const enter = async () => {
    const { sessionId, reference, version } = claim
    const answer = await api.call('claim.payerNumber', { sessionId, reference, version, payerNumber: number.trim() })
    if (answer.kind !== 'value') onFailed(sayNo(answer))
  }
  const isRight = /^[A-Za-z0-9 -]{1,50}$/.test(number.trim())
  return (
    <div className="batch-ways">
      <TextField label={w.payerNumber} hint={w.payerNumberHint} value={number} onChange={setNumber} maxLength={50} />
      <TapTarget
        verb={w.enter}
        closedBecause={isRight ? undefined : w.payerNumberHint}
        reasonPlace="elsewhere"
        onTap={() => void enter()}
      />
    </div>
  )
}

const Payments = ({ lines }: { readonly lines: Output<'claim.payments'>['lines'] }) => (
  <>
    <h3 className="section-head">{w.paidHead}</h3>
    <ul className="issue-side__list">
      {lines.map(({ lineId, code, modifiers, paidCents, patientCents, chargeCents }) => (
        <li key={lineId}>
          <span className="code">{[code, ...modifiers].join('-')}</span>{' '}
          <span className="num">{w.paid(paidCents, chargeCents)}</span>
          {patientCents !== 0 && <span className="issue-side__line second num">{w.patientOwes(patientCents)}</span>}
        </li>
      ))}
    </ul>
  </>
)
