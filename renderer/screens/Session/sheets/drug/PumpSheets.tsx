import { BriefcaseMedical, Clock } from 'lucide-react'
import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { ClockPad } from '#renderer/components/ClockPad.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { type Half, type TimeOfDay, timeText } from '#renderer/components/timeOfDay.ts'
import { accessFor } from '#renderer/screens/Session/lineTaps.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { courseWords as w } from '#renderer/words/course.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { type Instant, instantOnClock, isAfter, localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { LateFields } from '../LateFields.tsx'
import { SecondPerson, useSecondPerson } from '../SecondPerson.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { timeOfDayOf, useWhen } from '../useWhen.ts'
import { WhenTime } from '../WhenField.tsx'
import { longestRunMinutes, minutesOf, runTimeOf } from './runTime.ts'

interface LineSheetProps {
  readonly chart: Chart
  readonly line: Line
}

const plain = (text: string): string => text.replace(/\.$/, '')

/** The portable pump goes home running, with what is needed to close it later. */
export function PumpHomeSheet({ chart, line }: LineSheetProps) {
  const sheet = useSheetPerform(chart)
  const [pumpId, setPumpId] = useDraft('pumpId', '')
  const [rate, setRate] = useDraft('rate', line.rateMlPerHour ?? '')
  const [volume, setVolume] = useDraft('volume', line.plan.volumeMl ?? '')
  const [run, setRun] = useDraft('run', runTimeOf(line.plan.plannedMinutes))
  const minutes = minutesOf(run)
  const [appointment, setAppointment] = useDraft('appointment', '')
  const now = useMinute()
  const off = useDisconnect(now)
  const isWhole = pumpId.trim() !== '' && plain(rate) !== '' && plain(volume) !== '' && minutes > 0
  return (
    <ActionSheet
      title={`${w.pumpHome}: ${line.plan.name}`}
      about={w.pumpAbout}
      verb={w.recordPump}
      icon={BriefcaseMedical}
      closedBecause={minutes > longestRunMinutes ? w.runTooLong : isWhole ? off.missing : w.pumpMissing}
      sheet={sheet}
      onDo={() => {
        if (!isWhole || minutes > longestRunMinutes || off.missing) return
        void sheet.perform({
          kind: 'sendPumpHome',
          lineId: line.id,
          pumpId: pumpId.trim(),
          rateMlPerHour: plain(rate),
          volumeMl: plain(volume),
          plannedMinutes: minutes,
          ...(off.at ? { disconnectAt: off.at } : {}),
          ...(appointment.trim() ? { disconnectAppointment: appointment.trim() } : {}),
        })
      }}
    >
      <TextField label={w.pumpId} isNeeded value={pumpId} onChange={setPumpId} maxLength={40} />
      <div className="field-pair">
        <NumberField label={w.rate} isNeeded unit="mL/h" value={rate} onChange={setRate} decimals={1} />
        <NumberField label={w.volume} isNeeded unit="mL" value={volume} onChange={setVolume} decimals={1} />
      </div>
      <div className="field-pair">
        <NumberField
          label={w.hours}
          isNeeded
          unit={w.hour}
          value={run.hours}
          onChange={(hours) => setRun({ ...run, hours })}
        />
        <NumberField
          label={w.runMinutes}
          unit={w.minute}
          value={run.minutes}
          onChange={(more) => setRun({ ...run, minutes: more })}
        />
      </div>
      <DisconnectFields off={off} now={now} />
      <TextField label={w.appointment} value={appointment} onChange={setAppointment} maxLength={120} />
    </ActionSheet>
  )
}

interface DisconnectFieldsProps {
  readonly off: ReturnType<typeof useDisconnect>
  readonly now: Instant
}

/** Day and time of the disconnect appointment; the time on the pad, folded until somebody needs it. */
function DisconnectFields({ off, now }: DisconnectFieldsProps) {
  const [isTyping, setTyping] = useState(false)
  return (
    <>
      <div className="field-pair">
        <TextField
          label={w.disconnectOn}
          kind="date"
          min={off.today}
          refused={off.isPast ? w.disconnectPast : undefined}
          value={off.day}
          onChange={off.setDay}
        />
        <TapTarget
          icon={Clock}
          verb={off.time ? w.disconnectAt(clockWords(off.time)) : w.disconnectTime}
          onTap={() => setTyping(!isTyping)}
        />
      </div>
      {isTyping && (
        <ClockPad
          now={timeOfDayOf(now)}
          allowFuture
          halfOf={officeHalf}
          onChange={(choice) => off.setTime(choice?.kind === 'clock' ? timeText(choice.time) : '')}
        />
      )}
    </>
  )
}

/** The half an hour of an appointment is meant in while nobody says: practices are open from seven to seven. */
const officeHalf = ({ hour }: TimeOfDay): Half => (hour < 7 ? 'pm' : 'am')

/** When the pump is to come off, on the clinic's clock: a day and a time, or neither. */
function useDisconnect(now: Instant) {
  const [day, setDay] = useDraft('disconnectDay', '')
  const [time, setTime] = useDraft('disconnectTime', '')
  const at = day && time ? instantOnClock(day, time, now.zone) : null
  const isPast = at !== null && !isAfter(at, now)
  const missing = isPast ? w.disconnectPast : (day === '') === (time === '') ? undefined : w.disconnectHalf
  return { today: localDate(now), day, setDay, time, setTime, at, isPast, missing }
}

/** Go-live: it ran before the app was here. A typed start, late by nature, that two people confirm. */
export function BeforeAppSheet({ chart, line }: LineSheetProps) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart }, null)
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const second = useSecondPerson()
  const [basis, setBasis] = useDraft<'paper' | 'pump' | null>('basis', null)
  const others = people.filter(({ id, roles }) => id !== me && may(roles, 'give.drugs'))
  const { late } = when
  const closed = !basis || !when.moment ? w.basisMissing : late ? second.missing : when.lateMissing
  const record = () => {
    if (closed || !basis || !when.moment || !late || !second.witness) return
    const command = { kind: 'recordStartBeforeApp', lineId: line.id, accessId: accessFor(chart, line), basis } as const
    const how = { happenedAt: when.moment, late, witness: second.witness }
    void sheet.perform(command, how).then((outcome) => outcome.kind !== 'saved' && second.clearPin())
  }
  return (
    <ActionSheet
      title={`${w.beforeApp}: ${line.plan.name}`}
      about={w.beforeAppAbout}
      verb={w.recordBeforeApp}
      icon={Clock}
      closedBecause={closed}
      sheet={sheet}
      onDo={record}
    >
      {second.person === null && (
        <>
          <WhenTime when={when} title={w.beforeAppTime} padOpen />
          <ChoiceList
            label={w.beforeAppBasis}
            twoColumns
            options={[
              { key: 'paper', words: w.paper },
              { key: 'pump', words: w.pump },
            ]}
            value={basis}
            onChange={(key) => setBasis(key as 'paper' | 'pump')}
          />
          <LateFields when={when} />
        </>
      )}
      <SecondPerson
        label={w.whoConfirms}
        people={others}
        state={second}
        nobody={sheetWords.noOneElse}
        onEnter={record}
      />
    </ActionSheet>
  )
}
