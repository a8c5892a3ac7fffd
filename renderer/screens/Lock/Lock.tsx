import { Siren, Users } from 'lucide-react'
import { useState } from 'react'
import { LockFrame } from '#renderer/components/LockFrame.tsx'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { Person } from '#renderer/store/appState.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { emergencyWords } from '#renderer/words/people.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import type { Answer } from '#shared/ipc/client.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { LockAlarms } from '../alarms/LockAlarms.tsx'
import { ScanLine } from '../scanning/ScanLine.tsx'
import { useBadgeSignIn } from '../scanning/useBadgeSignIn.ts'
import { leastPin, PinEntry } from '../shell/PinEntry.tsx'
import { TroubleBanner } from '../shell/TroubleBanner.tsx'
import { ChooseOwnPin } from './ChooseOwnPin.tsx'
import { EnterInEmergency } from './EnterInEmergency.tsx'
import { LockChairCard } from './LockChairCard.tsx'

/** Locked: a clock for the room, every running chair, and who is here. */
export function Lock() {
  const now = useMinute()
  const clinic = useApp((state) => state.clinic)
  const chairs = useApp((state) => state.lockChairs)
  const since = useApp((state) => state.lockedSince)
  const trouble = useApp((state) => state.trouble)
  const [emergency, setEmergency] = useState(false)
  const sinceWords = timeWords(since ?? now)
  const date = localDate(now)
  return (
    <LockFrame
      product={lockWords.product}
      place={[clinic?.demo && lockWords.demo, clinic?.practice.name, clinic?.deviceName].filter(Boolean).join(', ')}
      time={timeWords(now)}
      date={`${weekdayWords(date)} ${date.slice(0, 4)}`}
      calm={chairs.length > 0 ? lockWords.lockedSince(sinceWords) : lockWords.calmEmpty(sinceWords)}
      alarm={trouble ? <TroubleBanner card trouble={trouble} /> : <LockAlarms />}
      chairsLabel={lockWords.chairs}
      chairs={chairs.map((chair) => (
        <LockChairCard key={`${chair.chair} ${chair.drug} ${chair.startedAt.utc}`} chair={chair} />
      ))}
      title={emergency ? emergencyWords.title : lockWords.who}
    >
      {emergency ? (
        <EnterInEmergency onBack={() => setEmergency(false)} />
      ) : (
        <WhoIsHere onEmergency={() => setEmergency(true)} />
      )}
    </LockFrame>
  )
}

function WhoIsHere({ onEmergency }: { readonly onEmergency: () => void }) {
  const people = useApp((state) => state.people)
  const [person, setPerson] = useState<Person | null>(null)
  useBadgeSignIn(setPerson)
  if (person)
    return (
      <>
        <ScanLine card />
        <EnterPin key={person.id} person={person} onOther={() => setPerson(null)} />
      </>
    )
  return (
    <>
      <ScanLine card />
      <p className="second">{lockWords.choose}</p>
      <div className="people">
        {people.map((one) => (
          <PersonButton
            key={one.id}
            name={one.name}
            initials={one.initials}
            isChosen={false}
            onChoose={() => setPerson(one)}
          />
        ))}
      </div>
      <div className="lock__foot">
        <TapTarget look="emergency" icon={Siren} verb={emergencyWords.open} onTap={onEmergency} />
      </div>
    </>
  )
}

function EnterPin({ person, onOther }: { readonly person: Person; readonly onOther: () => void }) {
  const store = useAppStore()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const [temporary, setTemporary] = useState<string | null>(null)
  async function enter(typed: string): Promise<void> {
    if (typed.length < leastPin || busy) return
    setBusy(true)
    const answer = await store.signIn(person.id, typed)
    setBusy(false)
    setPin('')
    if (answer.kind === 'refusal' && answer.refusal.code === 'pin-must-change') return setTemporary(typed)
    setWhy(answer.kind === 'value' ? null : whyNot(answer))
  }
  if (temporary !== null) return <ChooseOwnPin person={person} temporary={temporary} onOther={onOther} />
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

function whyNot(answer: Exclude<Answer<'people.signIn'>, { kind: 'value' }>): string {
  if (answer.kind === 'fault') return faultWords(answer.fault)
  const { code, facts } = answer.refusal
  if (code === 'pin-wrong') return lockWords.pinWrong
  return code === 'locked-out' ? lockWords.lockedOut(facts.until) : lockWords.personUnknown
}
