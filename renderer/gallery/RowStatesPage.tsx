import { Pause, Play, Square, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Banner } from '#renderer/components/Banner.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { DrugRow, DrugRows } from '#renderer/components/DrugRow.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { VitalsStrip } from '#renderer/components/VitalsStrip.tsx'
import { DanaChairs, NurseRail, nothing, RuthHead } from './samples.tsx'

function PastRows() {
  return (
    <>
      <DrugRow
        state="stopped-early"
        name="Paclitaxel"
        dose="175 mg"
        sentence="Stopped early: reaction. 61 mg given."
        doneWords="09:02 to 09:44, 42 min"
        onDetails={nothing}
      />
      <DrugRow
        state="home-on-pump"
        name="Fluorouracil"
        dose="4,344 mg"
        sentence="Home on pump, no stop expected"
        doneWords="from 12:30, 46 h"
        onDetails={nothing}
      />
      <DrugRow state="struck" name="Ondansetron" dose="8 mg" sentence="Entered in error, kept" onDetails={nothing} />
    </>
  )
}

function OpenRows() {
  const [saving, setSaving] = useState(true)
  return (
    <>
      <DrugRow
        state="paused"
        name="Trastuzumab-hyaluronidase-oysk with a very long catalogue name that wraps to a second line"
        dose="600 mg"
        sentence="Paused 6 min: patient walked to the bathroom"
        minutesRun={61}
        progress={{ doneMinutes: 61, plannedMinutes: 90, state: 'paused', label: '61 of 90 minutes, paused' }}
        times={{ started: '09:30', left: '29 min left', plannedEnd: '11:06' }}
        action={<TapTarget look="main" size="large" icon={Play} verb="Go on" onTap={nothing} />}
      />
      <DrugRow
        state="running"
        isPastEnd
        name="Gemcitabine"
        dose="1,800 mg"
        sentence="IV infusion"
        minutesRun={41}
        progress={{ doneMinutes: 41, plannedMinutes: 30, label: '41 minutes, 11 past the planned end' }}
        times={{ started: '09:31', left: '11 min over', plannedEnd: '10:01' }}
        chips={<Chip state="due">Still running?</Chip>}
        action={<TapTarget look="main" size="large" icon={Square} verb="Stop" onTap={nothing} />}
        moreActions={
          <>
            <TapTarget size="half" icon={Pause} verb="Pause" onTap={nothing} />
            <TapTarget size="half" verb="Yes" onTap={nothing} />
          </>
        }
      />
      <DrugRow
        state="planned"
        saving={saving}
        name="Dexamethasone"
        dose="10 mg"
        sentence="IV push"
        action={
          <TapTarget look="main" size="large" icon={Play} verb="Start" saving={saving} onTap={() => setSaving(false)} />
        }
      />
      <DrugRow
        state="check-waiting"
        name="DOXOrubicin"
        dose="91 mg"
        sentence="IV push. Vesicant. One of two checks is done."
        action={
          <TapTarget
            size="large"
            icon={Play}
            verb="Start"
            closedBecause="One of two checks is done."
            reasonPlace="elsewhere"
            onTap={nothing}
          />
        }
      />
    </>
  )
}

/** Every state a drug row can be in, vitals out of range, a refusal in its slot, and a banner. */
export function RowStatesPage() {
  return (
    <AppShell
      rail={<NurseRail />}
      head={<RuthHead />}
      banner={
        <Banner
          level="urgent"
          title="The disk refuses to save"
          sentence="What you type stays on screen. Call support on 4411."
          action={<TapTarget verb="Try again" onTap={nothing} />}
        />
      }
      foot={<DanaChairs />}
      workLook="rows"
    >
      <VitalsStrip
        takenAt="10:17"
        values={[
          { label: 'Temp', value: '38.4', unit: '°C', level: { kind: 'due', word: 'high' } },
          { label: 'Pulse', value: '118', unit: '/min' },
          { label: 'BP', value: '82/50', unit: 'mmHg', level: { kind: 'urgent', word: 'low' } },
        ]}
        due={<Chip state="urgent">Late 14 min</Chip>}
        action={<TapTarget size="medium" look="main" icon={UserRoundCheck} verb="Record vitals" onTap={nothing} />}
      />
      <RefusalSlot
        refusal={{
          what: 'Doxorubicin not started.',
          why: 'One of two checks is done.',
          next: { verb: 'Ask for a check', onTap: nothing },
        }}
      />
      <DrugRows label="Drugs">
        <PastRows />
        <OpenRows />
      </DrugRows>
    </AppShell>
  )
}
