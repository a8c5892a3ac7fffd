import {
  AlarmClock,
  ArrowRight,
  CirclePlay,
  HeartPulse,
  Hourglass,
  PenLine,
  Phone,
  Square,
  UsersRound,
} from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { ChairCard, ChairCards } from '#renderer/components/ChairCard.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { NurseRail, nothing } from './samples.tsx'

function RuthCard() {
  return (
    <ChairCard
      chair="3"
      initials="RO"
      name="Okafor, Ruth"
      born="12 Mar 1961, 65 y"
      alertChip={
        <Chip state="due" icon={UsersRound}>
          Name alert: chair 10
        </Chip>
      }
      sync={<SyncWords state={{ kind: 'to-send', count: 3 }} />}
      running={{
        drug: 'Rituximab-abbs 680 mg',
        sentence: '150 mg/h, next step 10:48',
        minutesLeft: 123,
        progress: { doneMinutes: 84, plannedMinutes: 207 },
        since: 'Running 1 h 24 min since 09:18',
        ends: 'Ends 12:45',
      }}
      next={{
        chip: (
          <Chip state="due" icon={HeartPulse}>
            Vitals due 10:48
          </Chip>
        ),
      }}
      note="In 6 min, before the rate step"
      action={<TapTarget look="main" size="large" icon={HeartPulse} verb="Record vitals" onTap={nothing} />}
    />
  )
}

function WalterCard() {
  return (
    <ChairCard
      chair="4"
      initials="WL"
      name="Lindqvist, Walter"
      born="3 Nov 1954, 71 y"
      sync={<SyncWords state={{ kind: 'received', at: '10:41' }} />}
      running={{
        drug: 'Oxaliplatin 154 mg',
        sentence: 'with leucovorin 724 mg, same line',
        minutesLeft: 47,
        progress: { doneMinutes: 73, plannedMinutes: 120 },
        since: 'Running 1 h 13 min since 09:29',
        ends: 'Ends 11:29',
      }}
      next={{ icon: CirclePlay, words: 'Running, nothing due' }}
      note="Next: site check 11:00"
      action={<TapTarget size="large" icon={ArrowRight} verb="Open" onTap={nothing} />}
    />
  )
}

function AmirCard() {
  return (
    <ChairCard
      chair="6"
      initials="AH"
      name="Haddad, Amir"
      born="27 Jul 1970, 55 y"
      sync={<SyncWords state={{ kind: 'received', at: '10:41' }} />}
      running={{
        drug: 'Pembrolizumab 200 mg',
        sentence: 'IV infusion, left forearm',
        minutesLeft: 4,
        progress: { doneMinutes: 26, plannedMinutes: 30, state: 'due' },
        since: 'Running 26 min since 10:16',
        ends: 'Ends 10:46',
      }}
      next={{
        chip: (
          <Chip state="due" icon={AlarmClock}>
            Ends in 4 min
          </Chip>
        ),
      }}
      note="Then post vitals, flush"
      action={<TapTarget look="main" size="large" icon={Square} verb="Stop" onTap={nothing} />}
    />
  )
}

function GraceCard() {
  return (
    <ChairCard
      chair="7"
      initials="GT"
      name="Tanaka, Grace"
      born="19 May 1988, 38 y"
      sync={<SyncWords state={{ kind: 'received', at: '10:41' }} />}
      body={
        <AlertLine
          level="urgent"
          block
          title="ANC 0.9, below 1.0: stop and call"
          sentence="Labs back 10:31. Nothing may be mixed until a provider decides."
        />
      }
      next={{ icon: Hourglass, words: 'Waiting 21 min' }}
      note="Arrived 10:21"
      action={<TapTarget look="main" size="large" icon={Phone} verb="Record the call" onTap={nothing} />}
    />
  )
}

/** A nurse's four chairs. */
export function MyChairsPage() {
  return (
    <AppShell
      rail={<NurseRail />}
      head={
        <ScreenHead title="My chairs" screenKey="my-chairs">
          <span className="second">Wednesday 15 July</span>
          <span className="now">10:42</span>
          <TapTarget icon={UsersRound} iconSize="m" verb="Hand off" onTap={nothing} />
        </ScreenHead>
      }
      workLook="cards"
    >
      <ChairCards count={4}>
        <RuthCard />
        <WalterCard />
        <AmirCard />
        <GraceCard />
      </ChairCards>
      <section className="card unsigned-line" aria-label="Not signed yet">
        <Chip state="wait" icon={PenLine}>
          Not signed yet
        </Chip>
        <div className="grow">
          <b>Foster, Diane</b>
          <span className="second">, chair 5, left 10:05. 1 thing to fix, 2 warnings.</span>
        </div>
        <TapTarget verb="Review and sign" onTap={nothing} />
      </section>
    </AppShell>
  )
}
