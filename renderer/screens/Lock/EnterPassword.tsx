import { Users } from 'lucide-react'
import { useState } from 'react'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { PasswordField } from './PasswordField.tsx'
import type { PersonProps } from './personProps.ts'
import { whyNotSignedIn } from './whyNotSignedIn.ts'

export type EnterPasswordProps = PersonProps & {
  /** Somebody else set this password. */
  readonly onTemporary: (password: string) => void
}

/** The full sign-in, once a shift on this workstation. */
export function EnterPassword({ person, onOther, onTemporary }: EnterPasswordProps) {
  const store = useAppStore()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  async function enter(): Promise<void> {
    if (password === '' || busy) return
    setBusy(true)
    const answer = await store.signInFully(person.id, password)
    setBusy(false)
    if (answer.kind === 'refusal' && answer.refusal.code === 'password-must-change') return onTemporary(password)
    setPassword('')
    setWhy(answer.kind === 'value' ? null : whyNotSignedIn(answer))
  }
  return (
    <>
      <p className="second">{lockWords.enterYourPassword}</p>
      <div className="people">
        <PersonButton name={person.name} initials={person.initials} isChosen onChoose={onOther} />
        <PersonButton name={lockWords.someoneElse} icon={Users} isChosen={false} onChoose={onOther} />
      </div>
      <PasswordField
        label={lockWords.password}
        value={password}
        onChange={(next) => {
          setPassword(next)
          setWhy(null)
        }}
        onEnter={() => void enter()}
      />
      <TapTarget
        look="main"
        size="large"
        wide
        verb={lockWords.signIn}
        closedBecause={password === '' ? lockWords.passwordMissing : undefined}
        reasonPlace="elsewhere"
        saving={busy}
        onTap={() => void enter()}
      />
      <RefusalSlot flat refusal={why ? { what: lockWords.notSignedIn, why } : null} />
    </>
  )
}
