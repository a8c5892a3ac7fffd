import { useState } from 'react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
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
export const PlaceOnLines = (props: PlaceOnLinesProps) => (
  <Drafted
    sessionId={props.claim.sessionId}
    sheet={`place ${props.exceptionId} ${props.claim.reference} ${props.claim.version}`}
  >
    <Place {...props} />
  </Drafted>
)

function Place({ exceptionId, money, claim, onPlaced }: PlaceOnLinesProps) {
  const { api } = useAppStore()
  const [lineIds, setLineIds] = useDraft<readonly (string | null)[]>('lines', claim.likely)
  const [words, setWords] = useDraft('words', '')
  const throwAway = useThrowAway()
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
    if (answer.kind !== 'value') return setFailed(sayNo(answer))
    throwAway()
    onPlaced(answer.value.money)
  }
  return (
    <>
      <KeptDraft />
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
