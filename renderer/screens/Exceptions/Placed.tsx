import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { placeWords as w } from '#renderer/words/placeMoney.ts'
import type { UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import { sayNo } from '../Batches/sayNo.ts'

interface PlacedProps {
  readonly exceptionId: string
  readonly placed: NonNullable<UnmatchedMoney['placed']>
  readonly mayPlace: boolean
  readonly onBack: (money: UnmatchedMoney) => void
}

/** Where it was placed, by whom and why; and the way back, with a reason. */
export function Placed({ exceptionId, placed, mayPlace, onBack }: PlacedProps) {
  const store = useAppStore()
  const [words, setWords] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const takeBack = async () => {
    const answer = await store.api.call('payments.takeBack', { exceptionId, words: words.trim() })
    if (answer.kind === 'value') onBack(answer.value.money)
    else setFailed(sayNo(answer))
  }
  return (
    <>
      <p>
        <b>{w.placedOn(placed.reference, placed.by)}</b>: {placed.words}
      </p>
      <TapTarget verb={w.openVisit} onTap={() => store.go({ name: 'coding', sessionId: placed.sessionId })} />
      {mayPlace && (
        <>
          <TextField label={w.takeBackReason} value={words} onChange={setWords} maxLength={500} />
          <TapTarget
            icon={Undo2}
            verb={w.takeBack}
            closedBecause={words.trim() === '' ? w.takeBackMissing : undefined}
            onTap={() => void takeBack()}
          />
        </>
      )}
      <RefusalSlot flat refusal={failed === null ? null : { what: w.notBack, why: failed }} />
    </>
  )
}
