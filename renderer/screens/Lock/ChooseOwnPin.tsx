import { useState } from 'react'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { ownPinWords } from '#renderer/words/people.ts'
import { leastPin, PinEntry } from '../shell/PinEntry.tsx'
import type { PersonProps } from './personProps.ts'

export type ChooseOwnPinProps = PersonProps & {
  /** The PIN somebody else set, which was right. */
  readonly temporary: string
  /** The shift's full sign-in is due. */
  readonly onNeedsPassword: () => void
  /** The own PIN is kept, and there is no password yet. */
  readonly onNoPassword: (pin: string) => void
}

/** A PIN that somebody else set becomes an own one, typed twice; then this person is in. */
export function ChooseOwnPin({ person, temporary, onOther, onNeedsPassword, onNoPassword }: ChooseOwnPinProps) {
  const { api, signIn } = useAppStore()
  const [first, setFirst] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const begin = (reason: string) => {
    setFirst(null)
    setWhy(reason)
  }
  async function enter(typed: string): Promise<void> {
    if (typed.length < leastPin || busy) return
    setPin('')
    setWhy(null)
    if (first === null) return setFirst(typed)
    if (first !== typed) return begin(ownPinWords.notSame)
    setBusy(true)
    const answer = await api.call('people.changePin', { userId: person.id, pin: temporary, next: typed })
    if (answer.kind === 'value') await comeIn(typed)
    else begin(answer.kind === 'fault' ? faultWords(answer.fault) : ownPinWords.refused[answer.refusal.code])
    setBusy(false)
  }
  async function comeIn(own: string): Promise<void> {
    const answer = await signIn(person.id, own)
    if (answer.kind !== 'refusal') return
    if (answer.refusal.code === 'password-missing') onNoPassword(own)
    if (answer.refusal.code === 'full-sign-in-needed') onNeedsPassword()
  }
  return (
    <>
      <p className="second">{ownPinWords.sentence}</p>
      <div className="people">
        <PersonButton name={person.name} initials={person.initials} isChosen onChoose={onOther} />
      </div>
      <p>
        <b>{first === null ? ownPinWords.first : ownPinWords.again}</b>
      </p>
      <PinEntry
        key={first === null ? 'first' : 'again'}
        label={first === null ? ownPinWords.first : ownPinWords.again}
        value={pin}
        onChange={setPin}
        onEnter={(whole) => void enter(whole)}
      />
      <TapTarget
        look="main"
        size="large"
        wide
        verb={first === null ? ownPinWords.next : ownPinWords.save}
        closedBecause={pin.length < leastPin ? lockWords.enterPin : undefined}
        reasonPlace="elsewhere"
        saving={busy}
        onTap={() => void enter(pin)}
      />
      <RefusalSlot flat refusal={why ? { what: lockWords.notSignedIn, why } : null} />
    </>
  )
}
