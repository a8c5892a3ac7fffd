import {
  AlarmClock,
  CirclePause,
  CirclePlay,
  CircleQuestionMark,
  HeartPulse,
  OctagonAlert,
  Siren,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { LockCard, type LockCardProps } from '#renderer/components/LockCard.tsx'
import { LockFrame } from '#renderer/components/LockFrame.tsx'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { PinPad } from '#renderer/components/PinPad.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { nothing } from './samples.tsx'

const onTime = { level: 'run', icon: CirclePlay, status: 'On time', clockWord: 'left', plannedMinutes: 100 } as const

const chairs: readonly LockCardProps[] = [
  { ...onTime, chair: '1', initials: 'J. M.', minutes: 9, doneMinutes: 55 },
  { ...onTime, chair: '2', initials: 'I. C.', minutes: 96, doneMinutes: 41 },
  {
    ...onTime,
    chair: '3',
    initials: 'R. O.',
    minutes: 123,
    doneMinutes: 41,
    level: 'due',
    icon: HeartPulse,
    status: 'Vitals due 10:48',
  },
  { ...onTime, chair: '4', initials: 'W. L.', minutes: 47, doneMinutes: 61 },
  {
    ...onTime,
    chair: '6',
    initials: 'A. H.',
    minutes: 4,
    doneMinutes: 87,
    level: 'due',
    icon: AlarmClock,
    status: 'Ends 10:46',
  },
  {
    ...onTime,
    chair: '7',
    initials: 'G. T.',
    minutes: 21,
    clockWord: 'waiting',
    doneMinutes: 0,
    level: 'urgent',
    icon: OctagonAlert,
    status: 'Call provider',
  },
  {
    ...onTime,
    chair: '8',
    initials: 'H. B.',
    minutes: 82,
    doneMinutes: 46,
    level: 'wait',
    icon: CirclePause,
    status: 'Paused 6 min',
  },
  {
    ...onTime,
    chair: '9',
    initials: 'P. N.',
    minutes: 71,
    clockWord: 'run',
    doneMinutes: 100,
    level: 'urgent',
    icon: CircleQuestionMark,
    status: 'Stop missing?',
  },
]

/** The lock screen. */
export function LockPage() {
  const [pin, setPin] = useState('48')
  const [who, setWho] = useState('Dana Reyes')
  return (
    <LockFrame
      product="Chairside"
      place="Treatment room A, station 2"
      time="10:42"
      date="Wednesday 15 July 2026"
      calm="Locked since 10:38. Every clock below is still running."
      chairsLabel="Chairs"
      chairs={chairs.map((chair) => <LockCard key={chair.chair} {...chair} />)}
      title="Who is here?"
      foot={<TapTarget look="emergency" size="large" icon={Siren} verb="Emergency access" wide onTap={nothing} />}
    >
      <p className="second">Scan your badge, or choose your name.</p>
      <div className="people">
        {['Dana Reyes', 'Tom Keller', 'Priya Nair'].map((name) => (
          <PersonButton
            key={name}
            name={name}
            initials={name.replace(/[^A-Z]/g, '')}
            isChosen={who === name}
            onChoose={() => setWho(name)}
          />
        ))}
        <PersonButton name="Someone else" icon={UsersRound} isChosen={false} onChoose={nothing} />
      </div>
      <PinPad value={pin} onChange={setPin} onComplete={() => setPin('')} />
    </LockFrame>
  )
}
