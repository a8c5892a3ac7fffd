import { Users } from 'lucide-react'
import { useState } from 'react'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { leastPin, PinEntry } from '../shell/PinEntry.tsx'
import type { PersonProps } from './personProps.ts'
import { whyNotSignedIn } from './whyNotSignedIn.ts'

export type EnterPinProps = PersonProps & {
  /** Somebody else set this PIN. */
  readonly onTemporary: (pin: string) => void
  /** The shift's full sign-in is due. */
  readonly onNeedsPassword: () => void
  /** The right PIN of somebody who has no password yet. */
  readonly onNoPassword: (pin: string) => void
}

/** The fast switch: own digits on own keys. */
export function EnterPin({ person, onOther, onTemporary, onNeedsPassword, onNoPassword }: EnterPinProps) {
  const store = useAppStore()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  async function enter(typed: string): Promise<void> {
    if (typed.length < leastPin || busy) return
    setBusy(true)
    const answer = await store.signIn(person.id, typed)
    setBusy(false)
    setPin('')
    if (answer.kind === 'refusal') {
      const { code } = answer.refusal
      if (code === 'pin-must-change') return onTemporary(typed)
      if (code === 'full-sign-in-needed') return onNeedsPassword()
      if (code === 'password-missing') return onNoPassword(typed)
    }
    setWhy(answer.kind === 'value' ? null : whyNotSignedIn(answer))
  }
  return (
    <>
      <p className="second">{lockWords.enterYourPin}</p>
      <div className="people">
        <PersonButton name={person.name} initials={person.initials} isChosen onChoose={onOther} />
        <PersonButton name={lockWords.someoneElse} icon={Users} isChosen={false} onChoose={onOther} />
      </div>
      <PinEntry
        label={lockWords.pin}
        value={pin}
        onChange={(next) => {
          setPin(next)
          setWhy(null)
        }}
        onEnter={(whole) => void enter(whole)}
      />
      <TapTarget
        look="main"
        size="large"
        wide
        verb={lockWords.signIn}
        closedBecause={pin.length < leastPin ? lockWords.enterPin : undefined}
        reasonPlace="elsewhere"
        saving={busy}
        onTap={() => void enter(pin)}
      />
      <RefusalSlot flat refusal={why ? { what: lockWords.notSignedIn, why } : null} />
    </>
  )
}
