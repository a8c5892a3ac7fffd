import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { moneyWords } from '#renderer/words/billing.ts'
import { exceptionKindWords, claimWords as w } from '#renderer/words/claims.ts'
import type { ClaimException } from '#shared/ipc/hubClaimShapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { sayNo } from '../Batches/sayNo.ts'
import { exceptionPlace } from './exceptionPlace.ts'
import { PlaceMoney } from './PlaceMoney.tsx'

/** One exception in full: what it says, where it is put right, and that it was. */
export function ExceptionSide({ exception }: { readonly exception: ClaimException }) {
  const store = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const place = exceptionPlace(exception)
  const { kind, reference, lineId, cents, words, settled } = exception
  const isMoney = kind === 'unmatched_payment'
  return (
    <div className="side__page side__page--office issue-side batch-side">
      <h2 className="side__title">{exceptionKindWords[kind]}</h2>
      <p className="second num">
        {[lineId ?? reference, cents === null ? null : `$${moneyWords(cents)}`].filter(Boolean).join(', ')}
      </p>
      <p>{words}</p>
      {place ? (
        <TapTarget
          look="main"
          verb={place.name === 'coding' ? w.openClaim : w.openBatch}
          onTap={() => store.go(place)}
        />
      ) : (
        !isMoney && <p className="second">{w.outside}</p>
      )}
      {isMoney && <PlaceMoney exceptionId={exception.id} />}
      {settled && <p>{w.settledBy(settled.by, settled.words)}</p>}
      {!settled && may(roles, 'export.claims') && (
        <Drafted sessionId={null} sheet={`settle ${exception.id}`}>
          <Settle id={exception.id} />
        </Drafted>
      )}
    </div>
  )
}

function Settle({ id }: { readonly id: string }) {
  const { api } = useAppStore()
  const [words, setWords] = useDraft('words', '')
  const throwAway = useThrowAway()
  const [failed, setFailed] = useState<string | null>(null)
  const settle = async () => {
    const answer = await api.call('exceptions.settle', { id, words: words.trim() })
    if (answer.kind !== 'value') return setFailed(sayNo(answer))
    throwAway()
  }
  return (
    <div className="batch-ways">
      <KeptDraft />
      <RefusalSlot flat refusal={failed === null ? null : { what: w.settle, why: failed }} />
      <TextField label={w.settleWords} hint={w.settleHint} isLong value={words} onChange={setWords} maxLength={500} />
      <TapTarget
        icon={CircleCheck}
        verb={w.settle}
        closedBecause={words.trim() === '' ? w.settleMissing : undefined}
        onTap={() => void settle()}
      />
    </div>
  )
}
