import { CalendarCheck, Play, Siren } from 'lucide-react'
import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { Banner } from '#renderer/components/Banner.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { ProgressBar } from '#renderer/components/ProgressBar.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { RunningClock } from '#renderer/components/RunningClock.tsx'
import { SyncList } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TimeSet } from '#renderer/components/TimeSet.tsx'
import type { TimeChoice } from '#renderer/components/timeOfDay.ts'
import { UndoSlot } from '#renderer/components/UndoSlot.tsx'
import { nothing, Stretch } from './samples.tsx'

function SixStates() {
  return (
    <div className="gallery-six">
      <div>
        <TapTarget look="main" size="large" icon={Play} verb="Start" onTap={nothing} />
        <span className="caption">Ready</span>
      </div>
      <div>
        <TapTarget look="main" size="large" icon={Play} verb="Start" saving={false} onTap={nothing} />
        <span className="caption">Room for Saving</span>
      </div>
      <div>
        <TapTarget size="large" icon={Siren} verb="Stop all" look="emergency" onTap={nothing} />
        <span className="caption">Emergency</span>
      </div>
      <div>
        <TapTarget look="main" size="large" icon={Play} verb="Start" saving onTap={nothing} />
        <span className="caption">Only after 300 ms</span>
      </div>
      <div>
        <TapTarget size="large" icon={Play} verb="Start" onTap={nothing} />
        <span className="caption">Allowed, not next</span>
      </div>
      <div>
        <TapTarget
          size="large"
          icon={Play}
          verb="Start"
          closedBecause="Needs a check first"
          reasonPlace="below"
          onTap={nothing}
        />
      </div>
    </div>
  )
}

function FirstColumn() {
  const [when, setWhen] = useState<TimeChoice | null>({ kind: 'ago', minutes: 0 })
  return (
    <section>
      <Stretch title="One action, six states">
        <SixStates />
      </Stretch>
      <Stretch title="Refusal: what, then what next">
        <RefusalSlot
          refusal={{
            what: 'Doxorubicin not started.',
            why: 'One of two checks is done.',
            next: { verb: 'Ask for a check', onTap: nothing },
          }}
        />
      </Stretch>
      <TimeSet now={{ hour: 10, minute: 42 }} value={when} onChange={setWhen} inLine />
      <Stretch title="Nothing here">
        <EmptyState
          icon={CalendarCheck}
          title="No one is in your chairs"
          next="Next: Jensen, 11:15, chair 5."
          action={<TapTarget verb="Day list" onTap={nothing} />}
        />
      </Stretch>
    </section>
  )
}

function SecondColumn() {
  return (
    <section>
      <Stretch title="Four levels: solid, tinted, outlined, plain">
        <div className="gallery-list">
          <AlertLine level="urgent" title="Urgent" sentence="Act now. Sound repeats." />
          <AlertLine level="due" title="Due" sentence="Owed soon. One chime." />
          <AlertLine level="waiting" title="Waiting" sentence="On someone else. No sound." />
          <AlertLine level="note" title="Note" sentence="Good to know. Never interrupts." />
        </div>
      </Stretch>
      <Stretch title="Chips">
        <div className="gallery-chips">
          <Chip state="run">Running</Chip>
          <Chip state="due">Due 10:48</Chip>
          <Chip state="urgent">Missing</Chip>
          <Chip state="good">Ready</Chip>
          <Chip state="wait">On hold</Chip>
          <Chip state="plain">Sent, no receipt</Chip>
        </div>
      </Stretch>
      <Stretch title="Clocks and bars">
        <div className="gallery-chips">
          <RunningClock minutes={84} size="l" />
          <RunningClock minutes={123} after="left" />
          <RunningClock minutes={4} after="left" />
        </div>
        {(['run', 'due', 'urgent', 'wait', 'past', 'paused'] as const).map((state) => (
          <ProgressBar key={state} doneMinutes={41} plannedMinutes={100} state={state} label={`${state} bar`} />
        ))}
        <div className="row">
          <HoursClock minutesLeft={-70} />
          <HoursClock minutesLeft={6 * 60} />
          <HoursClock minutesLeft={23 * 60} />
        </div>
        <HoursClock minutesLeft={26 * 60} long />
      </Stretch>
    </section>
  )
}

function ThirdColumn() {
  return (
    <section>
      <Stretch title="Where the record is">
        <SyncList
          lines={[
            { state: { kind: 'saved-here' }, sentence: 'On this workstation. Always first.' },
            { state: { kind: 'to-send', count: 3 }, sentence: 'Waiting for the network or its turn.' },
            { state: { kind: 'received', at: '10:41' }, sentence: 'The hub holds the same record.' },
            {
              state: { kind: 'billing-has', version: 1, at: '10:44', hash: '7F3A 91C2' },
              sentence: 'Receipt 10:44, hash 7F3A 91C2.',
            },
            { state: { kind: 'no-network', since: '10:12' }, sentence: 'Keep working. Nothing is lost.' },
            { state: { kind: 'needs-person', count: 1 }, sentence: 'Billing refused it: NDC missing.' },
          ]}
        />
      </Stretch>
      <Stretch title="After a tap">
        <UndoSlot card offer={{ done: 'Rituximab stopped 12:44', secondsLeft: 9 }} onUndo={nothing} />
      </Stretch>
      <Stretch title="Clock in doubt">
        <Banner
          card
          level="due"
          title="Clock may be 7 min fast"
          sentence="New times are marked."
          action={<TapTarget verb="Confirm" onTap={nothing} />}
        />
      </Stretch>
    </section>
  )
}

/** The picture of parts: states of one button, levels, sync words, refusal, time setting, undo, empty. */
export function PartsPage() {
  return (
    <main className="gallery-sheet">
      <h1 className="unseen">Parts and states</h1>
      <FirstColumn />
      <SecondColumn />
      <ThirdColumn />
    </main>
  )
}
