import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { chairTimeWords, officeClockWords } from '#renderer/words/chairTimes.ts'
import { limitWords as w } from '#renderer/words/limits.ts'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { billingClocksOf } from '#shared/document/billingClocks.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { CodePanelSheet } from './CodePanelSheet.tsx'
import { clockTable, hoursKey } from './clockTable.ts'
import { HoursSheet } from './HoursSheet.tsx'
import { LimitSheet } from './LimitSheet.tsx'
import { LimitsSide } from './LimitsSide.tsx'
import { AlarmTable, ClinicalTable, ClockTable, CodeTable, ScheduleTable } from './LimitTables.tsx'
import { type LimitGroup, limitGroups } from './limitGroups.ts'
import { limitTable } from './limitTable.ts'
import { SettingSheet } from './SettingSheet.tsx'
import { SwitchSheet } from './SwitchSheet.tsx'
import { SwitchSide } from './SwitchSide.tsx'
import { SwitchTable } from './SwitchTable.tsx'
import { switchKeys } from './switchTable.ts'
import { alarmTable, scheduleTable } from './timeTable.ts'
import { usePutClocks, usePutTimes } from './usePut.ts'
import { type SwitchesShown, useSwitches } from './useSwitches.ts'

/** What the practice sets for itself (workflow 12.20): from when a value is marked, when something rings or is due, the office's clocks, and what the chair shows of codes. */
export function Limits() {
  const [group, setGroup] = useState<LimitGroup>('clinical')
  const [editing, setEditing] = useState<string | null>(null)
  const close = () => setEditing(null)
  const switches = useSwitches(group === 'coding')
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="pad"
      sideLabel={w.about}
      head={
        <ScreenHead title={w.title} sub={w.sub} office screenKey="limits">
          <CountTabs
            label={chairTimeWords.groups}
            chosen={group}
            onChoose={(key) => {
              setGroup(key as LimitGroup)
              close()
            }}
            tabs={limitGroups.map((key) => ({ key, words: chairTimeWords[key] }))}
          />
        </ScreenHead>
      }
      side={
        group === 'coding' ? (
          <SwitchSide
            now={switches.now}
            payerId={switches.payerId}
            onChoose={(payerId) => {
              switches.choose(payerId)
              close()
            }}
          />
        ) : (
          <LimitsSide group={group} />
        )
      }
      sheet={
        editing !== null && (
          <GroupSheet key={editing} group={group} editing={editing} switches={switches} onClose={close} />
        )
      }
    >
      <section className="card table-card">
        {group === 'clinical' && <ClinicalTable onEdit={setEditing} />}
        {group === 'alarms' && <AlarmTable onEdit={setEditing} />}
        {group === 'vitals' && <ScheduleTable onEdit={setEditing} />}
        {group === 'clocks' && <ClockTable onEdit={setEditing} />}
        {group === 'codes' && <CodeTable onEdit={setEditing} />}
        {group === 'coding' && <SwitchTable now={switches.now} payerId={switches.payerId} onEdit={setEditing} />}
      </section>
    </AppShell>
  )
}

interface GroupSheetProps {
  readonly group: LimitGroup
  readonly editing: string
  readonly switches: SwitchesShown
  readonly onClose: () => void
}

function GroupSheet({ group, editing, switches, onClose }: GroupSheetProps) {
  const limits = useApp((state) => state.clinic?.limits ?? usualLimits)
  const isShown = useApp((state) => state.clinic?.practice.showNextChangeToNurses ?? false)
  if (group === 'coding') {
    const name = switchKeys.find((key) => key === editing)
    const { now, payerId, turn } = switches
    const onSaved = () => {
      turn()
      onClose()
    }
    return now && name ? <SwitchSheet key={name} {...{ now, payerId, name, onClose, onSaved }} /> : null
  }
  if (group === 'codes') return <CodePanelSheet isShown={isShown} onClose={onClose} />
  if (group === 'clocks') return <ClockSheet editing={editing} onClose={onClose} />
  if (group !== 'clinical') return <TimeSheet editing={editing} onClose={onClose} />
  const row = limitTable.find(({ key }) => key === editing)
  return row ? <LimitSheet row={row} limits={limits} onClose={onClose} /> : null
}

type SheetOf = Omit<GroupSheetProps, 'group' | 'switches'>

function TimeSheet({ editing, onClose }: SheetOf) {
  const times = useApp((state) => state.clinic?.times ?? usualChairTimes)
  const putting = usePutTimes(onClose)
  const row = [...alarmTable, ...scheduleTable].find(({ key }) => key === editing)
  const { save: verb, notSaved } = chairTimeWords
  return row ? <SettingSheet {...{ row, setting: times, verb, notSaved, putting, onClose }} /> : null
}

function ClockSheet({ editing, onClose }: SheetOf) {
  const practice = useApp((state) => state.clinic?.practice)
  const putting = usePutClocks(onClose)
  const clocks = billingClocksOf(practice ?? {})
  const row = clockTable.find(({ key }) => key === editing)
  if (row?.key === hoursKey) return <HoursSheet clocks={clocks} onClose={onClose} />
  const { save: verb, notSaved } = officeClockWords
  return row ? <SettingSheet {...{ row, setting: clocks, verb, notSaved, putting, onClose }} /> : null
}
