import { ChevronRight, Clock, FlaskConical, OctagonAlert, PenLine, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { ChairBar } from '#renderer/components/ChairBar.tsx'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { CodeBlock, CodeShort } from '#renderer/components/CodeLine.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { PatientHead } from '#renderer/components/PatientHead.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TimelineList } from '#renderer/components/TimelineList.tsx'
import { NurseRail, nothing } from './samples.tsx'

function PeterHead() {
  return (
    <PatientHead
      chair="9"
      initials="PN"
      name="Novak, Peter"
      born="8 Feb 1949, 77 y"
      mrn="MRN 00402216"
      allergies={null}
      facts={[
        { label: 'Weight', value: '82.0 kg' },
        { label: 'Access', value: 'Left forearm, 22 G' },
      ]}
      now="11:06"
      backTo="My chairs"
      onBack={nothing}
      onEmergency={nothing}
    />
  )
}

function Visit() {
  return (
    <div className="side__page">
      <div className="row">
        <h2 className="section-head grow">This visit</h2>
        <TapTarget look="quiet" icon={ChevronRight} iconLast verb="All times" onTap={nothing} />
      </div>
      <TimelineList
        label="This visit"
        events={[
          { key: '1', time: '08:52', words: 'Arrived, two identifiers' },
          { key: '2', time: '09:12', words: 'Vitals, left forearm accessed' },
          { key: '3', time: '09:20', words: 'Ondansetron 8 mg, push' },
          {
            key: '4',
            time: '09:31',
            kind: 'run',
            words: (
              <>
                <b>Gemcitabine 1,800 mg</b> started
              </>
            ),
          },
          { key: '5', time: null, kind: 'missing', words: 'Stop missing' },
          { key: '6', time: '11:02', words: 'Line removed, left with wife' },
        ]}
      />
      <div className="side__bottom">
        <h2 className="section-head">What the record supports</h2>
        <CodeShort code="96374" units={1} label="Therapeutic push, first drug" />
        <CodeBlock
          title="Gemcitabine cannot be coded yet."
          sentence="An infusion without a stop time has no minutes."
          rule="R20"
        />
        <p className="second">Office rules 2026.3</p>
      </div>
    </div>
  )
}

const warnings = [
  ['No vitals after treatment', 'The last set is from 09:12. Signing keeps this note.'],
  ['Authorization ended 12 July', 'Care goes on. The claim waits for a new authorization.'],
  ['No supervising provider for today', 'The biller will ask who was in the suite.'],
] as const

function Warnings() {
  const [read, setRead] = useState<readonly string[]>([warnings[0][0], warnings[1][0]])
  return (
    <ReviewList label="Warnings to read">
      {warnings.map(([title, sentence]) => (
        <ReviewItem
          key={title}
          kind="warning"
          title={title}
          sentence={sentence}
          action={
            <CheckRow
              about={title}
              isChecked={read.includes(title)}
              onChange={(on) => setRead(on ? [...read, title] : read.filter((other) => other !== title))}
            />
          }
        />
      ))}
    </ReviewList>
  )
}

function SignLine() {
  return (
    <div className="foot-line">
      <div className="grow">
        <b>I gave this care as recorded.</b> <span className="second">Tom Keller RN, statement 3</span>
      </div>
      <TapTarget
        look="main"
        size="large"
        icon={PenLine}
        verb="Sign"
        className="sign-button"
        closedBecause="Fix 2 things and read 1 warning to sign"
        reasonPlace="beside"
        onTap={nothing}
      />
    </div>
  )
}

/** Two blocks, three warnings, why Sign is closed. */
export function ReviewPage() {
  return (
    <AppShell
      rail={<NurseRail />}
      head={<PeterHead />}
      side={<Visit />}
      sideWidth="pad"
      sideLabel="This visit"
      strip={<SignLine />}
      foot={
        <ChairBar
          current="9"
          onGo={nothing}
          tiles={[
            {
              key: '1',
              chair: '1',
              name: 'Maro, Joseph',
              next: 'Observing, 15 min left',
              state: 'calm',
              percentDone: 50,
            },
            {
              key: '2',
              chair: '2',
              name: 'Castellano, Irene',
              next: '1 h 12 min left',
              state: 'calm',
              percentDone: 56,
            },
            { key: '8', chair: '8', name: 'Brandt, Helen', next: 'Paused 30 min', state: 'calm', percentDone: 46 },
            { key: '9', chair: '9', name: 'Novak, Peter', next: '2 things to fix', state: 'calm' },
          ]}
        />
      }
      workLook="page"
    >
      <h2 className="work-title">Review and sign</h2>
      <h3 className="section-head words-urgent">
        <Icon of={OctagonAlert} size="s" /> 2 things to fix first
      </h3>
      <ReviewList label="Things to fix first">
        <ReviewItem
          kind="block"
          title="Gemcitabine has no stop time"
          sentence="Started 09:31, planned end 10:01. Enter when it really stopped, or say the stop is unknown."
          action={<TapTarget look="main" size="medium" icon={Clock} verb="Set stop time" onTap={nothing} />}
        />
        <ReviewItem
          kind="block"
          title="Gemcitabine vial 2 has no waste decision"
          sentence="1,000 mg opened, 800 mg used. Say whether the 200 mg was thrown away."
          action={<TapTarget look="main" size="medium" icon={FlaskConical} verb="Record waste" onTap={nothing} />}
        />
      </ReviewList>
      <h3 className="section-head words-due">
        <Icon of={TriangleAlert} size="s" /> 3 warnings to read
      </h3>
      <Warnings />
    </AppShell>
  )
}
