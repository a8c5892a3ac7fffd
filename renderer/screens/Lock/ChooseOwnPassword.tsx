import { useState } from 'react'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { ownPasswordWords } from '#renderer/words/people.ts'
import type { Input } from '#shared/ipc/contract.ts'
import { leastPassword } from '#shared/ipc/lockShapes.ts'
import { PasswordField } from './PasswordField.tsx'
import type { PersonProps } from './personProps.ts'

/** What shows that it is them: the PIN of whoever has no password yet, or the one an administrator gave. */
export type PasswordProof = Input<'people.changePassword'>['proof']

export type ChooseOwnPasswordProps = PersonProps & { readonly proof: PasswordProof }

/** An own password, typed twice; then this person is in. */
export function ChooseOwnPassword({ person, proof, onOther }: ChooseOwnPasswordProps) {
  const { api, signInFully } = useAppStore()
  const [first, setFirst] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const begin = (reason: string): void => {
    setFirst(null)
    setWhy(reason)
  }
  async function enter(): Promise<void> {
    if (password.length < leastPassword || busy) return
    setPassword('')
    setWhy(null)
    if (first === null) return setFirst(password)
    if (first !== password) return begin(ownPasswordWords.notSame)
    setBusy(true)
    const answer = await api.call('people.changePassword', { userId: person.id, proof, next: password })
    if (answer.kind === 'value') await signInFully(person.id, password)
    else begin(answer.kind === 'fault' ? faultWords(answer.fault) : ownPasswordWords.refused[answer.refusal.code])
    setBusy(false)
  }
  const label = first === null ? ownPasswordWords.first : ownPasswordWords.again
  return (
    <>
      <p className="second">{ownPasswordWords.sentence[proof.kind]}</p>
      <div className="people">
        <PersonButton name={person.name} initials={person.initials} isChosen onChoose={onOther} />
      </div>
      <PasswordField
        key={label}
        label={label}
        value={password}
        onChange={setPassword}
        onEnter={() => void enter()}
        hint={first === null ? ownPasswordWords.hint : ownPasswordWords.againHint}
      />
      <TapTarget
        look="main"
        size="large"
        wide
        verb={first === null ? ownPasswordWords.next : ownPasswordWords.save}
        closedBecause={password.length < leastPassword ? ownPasswordWords.tooShort : undefined}
        reasonPlace="elsewhere"
        saving={busy}
        onTap={() => void enter()}
      />
      <RefusalSlot flat refusal={why ? { what: lockWords.notSignedIn, why } : null} />
    </>
  )
}
