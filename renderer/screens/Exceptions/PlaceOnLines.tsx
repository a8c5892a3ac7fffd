import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { placeWords as w } from '#renderer/words/placeMoney.ts'
import type { PlaceClaim, UnmatchedMoney } from '#shared/ipc/hubClaimShapes.ts'
import { sayNo } from '../Batches/sayNo.ts'

interface PlaceOnLinesProps {
  readonly exceptionId: string
  readonly money: UnmatchedMoney
  readonly claim: PlaceClaim
  readonly onPlaced: (money: UnmatchedMoney) => void
}

const nameOf = ({ code, modifiers }: { readonly code: string; readonly modifiers: readonly string[] }): string =>
  [code, ...modifiers].join('-')

/** One of our lines for each amount of the payer's; what looks right is chosen already, the person says why. */
export function PlaceOnLines({ exceptionId, money, claim, onPlaced }: PlaceOnLinesProps) {
  const { api } = useAppStore()
  const [lineIds, setLineIds] = useState<readonly (string | null)[]>(claim.likely)
  const [words, setWords] = useState('')
  const [saving, setSaving] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const options = claim.lines.map((line) => ({
    key: line.lineId,
    words: w.ourLine(nameOf(line), line.units, line.chargeCents),
  }))
  const isWhole = lineIds.every((lineId) => lineId !== null) && words.trim() !== ''
  const place = async () => {
    setSaving(true)
    const { reference, version, sessionId } = claim
    const whole = lineIds.flatMap((lineId) => lineId ?? [])
    const asked = { exceptionId, sessionId, reference, version, lineIds: whole, words: words.trim() }
    const answer = await api.call('payments.place', asked)
    setSaving(false)
    if (answer.kind === 'value') onPlaced(answer.value.money)
    else setFailed(sayNo(answer))
  }
  return (
    <>
      {money.lines.length > 0 && <h3 className="section-head">{w.lines}</h3>}
      {money.lines.map((line, at) => (
        <SelectField
          // The payer's lines have no name of their own; their order is theirs for good.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          key={at}
          label={w.lineOf(nameOf(line), line.paidCents)}
          options={options}
          value={lineIds[at] ?? null}
          onChange={(lineId) => setLineIds(lineIds.map((before, place_) => (place_ === at ? lineId : before)))}
        />
      ))}
      <TextField label={w.reason} hint={w.reasonHint} isLong value={words} onChange={setWords} maxLength={500} />
      <TapTarget
        look="main"
        verb={w.place(money.paidCents)}
        saving={saving}
        closedBecause={isWhole ? undefined : w.missing}
        onTap={() => void place()}
      />
      <RefusalSlot flat refusal={failed === null ? null : { what: w.notPlaced, why: failed }} />
    </>
  )
}
