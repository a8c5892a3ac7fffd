import { Siren } from 'lucide-react'
import { useState } from 'react'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { emergencyWords } from '#renderer/words/people.ts'
import { may } from '#shared/permissions/permissions.ts'

const leastReason = 5

/** In without a PIN while somebody is in danger: who, and why. It is kept, and a manager is told (workflow 5.13, 11). */
export function EnterInEmergency({ onBack }: { readonly onBack: () => void }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const [userId, setUserId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const missing =
    userId === null ? emergencyWords.who : reason.trim().length < leastReason ? emergencyWords.reasonMissing : undefined
  async function enter(): Promise<void> {
    if (userId === null) return
    setBusy(true)
    const answer = await store.enterInEmergency(userId, reason.trim())
    setBusy(false)
    if (answer.kind === 'fault') return setWhy(faultWords(answer.fault))
    if (answer.kind === 'refusal')
      setWhy(answer.refusal.code === 'not-of-the-ward' ? emergencyWords.notOfTheWard : lockWords.personUnknown)
  }
  return (
    <>
      <p className="second">{emergencyWords.sentence}</p>
      <div className="people">
        {people
          .filter(({ roles }) => may(roles, 'record.vitals'))
          .map(({ id, name, initials }) => (
            <PersonButton
              key={id}
              name={name}
              initials={initials}
              isChosen={id === userId}
              onChoose={() => setUserId(id)}
            />
          ))}
      </div>
      <TextField
        label={emergencyWords.reason}
        hint={emergencyWords.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
        isNeeded
      />
      <TapTarget
        look="emergency"
        size="large"
        wide
        icon={Siren}
        verb={emergencyWords.enter}
        closedBecause={missing}
        saving={busy}
        onTap={() => void enter()}
      />
      <RefusalSlot flat refusal={why ? { what: lockWords.notSignedIn, why } : null} />
      <div className="lock__foot">
        <TapTarget look="quiet" verb={emergencyWords.back} onTap={onBack} />
      </div>
    </>
  )
}
