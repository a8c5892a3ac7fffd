import { Gauge, HeartPulse, Pause, Play, Plus, Square, TrendingUp, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { CodeLine } from '#renderer/components/CodeLine.tsx'
import { CodePanel, CodeStrip } from '#renderer/components/CodePanel.tsx'
import { DrugRow, DrugRows } from '#renderer/components/DrugRow.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { UndoSlot } from '#renderer/components/UndoSlot.tsx'
import { VitalsStrip } from '#renderer/components/VitalsStrip.tsx'
import { DanaChairs, NurseRail, nothing, RuthHead } from './samples.tsx'

/** The vitals strip of the session picture. */
export function RuthVitals() {
  return (
    <VitalsStrip
      takenAt="10:17"
      values={[
        { label: 'Temp', value: '36.8', unit: '°C' },
        { label: 'Pulse', value: '78', unit: '/min' },
        { label: 'BP', value: '124/76', unit: 'mmHg' },
        { label: 'SpO₂', value: '97', unit: '%' },
        { label: 'Resp', value: '16', unit: '/min' },
      ]}
      due={
        <Chip state="due" icon={HeartPulse}>
          Due 10:48
        </Chip>
      }
      action={<TapTarget size="medium" verb="Record vitals" onTap={nothing} />}
    />
  )
}

/** What Ruth's record supports at 10:42. */
export function RuthCodes() {
  return (
    <CodePanel
      asOf="If everything stopped at 10:42"
      notYet={[
        { name: 'Doxorubicin', why: 'not given.' },
        { name: 'Hydration', why: 'not started. Counts from 31 min with no drug running.' },
      ]}
      foot={{ words: 'Nothing missing. Office rules 2026.3', nothingMissing: true }}
    >
      <CodeLine
        code="96413"
        units={1}
        rule="R3"
        label="Chemo infusion, first hour"
        sentence="Rituximab-abbs, 84 min so far. One first hour covers 16 to 90 min."
        change={{ when: 'Changes at 10:49, in 7 min', what: 'At 91 min an extra hour is reported: 96415 × 1.' }}
      />
      <CodeLine
        code="96367"
        units={1}
        rule="R8"
        label="Therapeutic infusion, next drug"
        sentence="Fosaprepitant, 30 min in all."
      />
      <CodeLine
        code="96375"
        units={1}
        rule="R8"
        label="Therapeutic push, further drug"
        sentence="Diphenhydramine 50 mg, given 08:36."
      />
    </CodePanel>
  )
}

/** Rituximab at 84 of 207 minutes. */
export function RituximabRow() {
  return (
    <DrugRow
      state="running"
      name="Rituximab-abbs"
      dose="680 mg"
      sentence="First dose, IV infusion, 340 mL"
      minutesRun={84}
      progress={{
        doneMinutes: 84,
        plannedMinutes: 207,
        steps: [30, 60, 90, 120, 150, 180].map((atMinute) => ({ atMinute, isNext: atMinute === 90 })),
        label: '84 of 207 minutes. Rate steps at 09:48, 10:18 and 10:48.',
      }}
      times={{ started: '09:18', left: '2 h 03 min left', plannedEnd: '12:45' }}
      rate="150 mg/h, 75 mL/h"
      chips={
        <Chip state="due" icon={TrendingUp}>
          200 mg/h at 10:48, in 6 min
        </Chip>
      }
      action={<TapTarget look="main" size="large" icon={Square} verb="Stop" guardGhosts onTap={nothing} />}
      moreActions={
        <>
          <TapTarget size="half" icon={Pause} verb="Pause" onTap={nothing} />
          <TapTarget size="half" icon={Gauge} verb="Rate" onTap={nothing} />
        </>
      }
    />
  )
}

/** Chairside, mid-infusion. */
export function SessionPage() {
  const [codesOpen, setCodesOpen] = useState(false)
  return (
    <AppShell
      rail={<NurseRail />}
      head={<RuthHead />}
      side={<RuthCodes />}
      sideLabel="Codes"
      sheet={
        codesOpen && (
          <Sheet title="Codes" width="codes" onClose={() => setCodesOpen(false)}>
            <RuthCodes />
          </Sheet>
        )
      }
      strip={
        <CodeStrip
          codes={[
            { code: '96413', units: 1 },
            { code: '96367', units: 1 },
            { code: '96375', units: 1 },
          ]}
          changesAt="10:49"
          onOpen={() => setCodesOpen(true)}
        />
      }
      foot={<DanaChairs />}
      workLook="rows"
    >
      <RuthVitals />
      <DrugRows label="Drugs">
        <DrugRow
          state="done"
          name="Fosaprepitant"
          dose="150 mg"
          sentence="IV infusion, all given"
          doneWords="08:41 to 09:11, 30 min"
          onDetails={nothing}
        />
        <RituximabRow />
        <DrugRow
          state="check-waiting"
          name="Doxorubicin"
          dose="91 mg"
          sentence="IV push. Vesicant. Dana Reyes checked 10:36; one more person needed."
          action={<TapTarget look="main" size="large" icon={UserRoundCheck} verb="Second check" onTap={nothing} />}
        />
        <DrugRow
          state="planned"
          name="Sodium chloride 0.9 %"
          dose="500 mL"
          sentence="Hydration over 60 min, after doxorubicin. Reason: poor oral intake."
          action={<TapTarget size="large" icon={Play} verb="Start" guardGhosts saving={false} onTap={nothing} />}
        />
      </DrugRows>
      <UndoSlot offer={{ done: 'Blood return saved 10:42', secondsLeft: 7 }} onUndo={nothing}>
        <TapTarget look="quiet" icon={Plus} verb="Drug, flush or note" onTap={nothing} />
      </UndoSlot>
    </AppShell>
  )
}
