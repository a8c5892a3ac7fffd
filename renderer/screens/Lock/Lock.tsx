import { Siren } from 'lucide-react'
import { useState } from 'react'
import { Banner } from '#renderer/components/Banner.tsx'
import { LockFrame } from '#renderer/components/LockFrame.tsx'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { readLater } from '#renderer/readLater.tsx'
import type { Person } from '#renderer/store/appState.ts'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import { deskWords } from '#renderer/words/desk.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { emergencyWords } from '#renderer/words/people.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { LockAlarms } from '../alarms/LockAlarms.tsx'
import { ScanLine } from '../scanning/ScanLine.tsx'
import { useBadgeSignIn } from '../scanning/useBadgeSignIn.ts'
import { TroubleBanner } from '../shell/TroubleBanner.tsx'
import { LockChairCard } from './LockChairCard.tsx'

/** Asked for by a tap on a name: the first look at the lock screen does not wait for its fields. */
const [SignInAs, readSignInAs] = readLater(() => import('./SignInAs.tsx').then((file) => file.SignInAs))
const [EnterInEmergency, readEmergency] = readLater(() =>
  import('./EnterInEmergency.tsx').then((file) => file.EnterInEmergency),
)

/** What signing in needs, read before anybody taps. */
export const readSignIn = async (): Promise<void> => {
  await Promise.all([readSignInAs(), readEmergency()])
}

const missing = (failed: boolean) =>
  failed && <Banner card level="due" title={deskWords.screensMissing} sentence={deskWords.screensMissingNext} />

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
        <EnterInEmergency onBack={() => setEmergency(false)} meanwhile={missing} />
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
        <SignInAs key={person.id} person={person} onOther={() => setPerson(null)} meanwhile={missing} />
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
