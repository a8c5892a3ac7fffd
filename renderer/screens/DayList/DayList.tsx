import { CalendarPlus, FilePen, History, LockKeyhole, UsersRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { Face } from '#renderer/components/Face.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { SyncWords } from '#renderer/components/SyncWords.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { Screen } from '#renderer/store/appState.ts'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { usePhoto } from '#renderer/store/usePhoto.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { addVisitWords } from '#renderer/words/addVisit.ts'
import { amendWords } from '#renderer/words/amend.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { deliveryShown } from '#renderer/words/delivery.ts'
import { historyWords } from '#renderer/words/history.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { tieWords } from '#renderer/words/ties.ts'
import { dateWords, timeWords, weekdayWords } from '#renderer/words/times.ts'
import { visitStateWords, visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { nameAlerts } from '../nameAlerts.ts'
import { nameOf } from '../people.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { AddVisitSheet } from './AddVisitSheet.tsx'
import type { VisitDraft } from './addVisitDraft.ts'
import { BringVisits } from './BringVisits.tsx'
import { CameBackSheet, mayComeBack } from './CameBackSheet.tsx'
import { AnnouncedVisits, SchedulerNews } from './FromScheduler.tsx'
import { PumpsExpected } from './PumpsExpected.tsx'
import { useFound } from './useFound.ts'
import { useSchedule } from './useSchedule.ts'
import './dayList.css'

/** Everybody expected today, in the order of their appointments; or, while something is typed, whoever fits on any day. */
export function DayList({ asked }: { readonly asked: Extract<Screen, { readonly name: 'dayList' }> }) {
  const day = useApp((state) => state.day)
  const loaded = useApp((state) => state.dayLoaded !== null)
  const mayBring = useApp((state) => may(state.signedIn?.user.roles ?? [], 'bring.visits'))
  const [typed, setTyped] = useState('')
  const [back, setBack] = useState<DaySession | null>(null)
  const [adding, setAdding] = useState<Partial<VisitDraft> | null>(null)
  const found = useFound(typed)
  const schedule = useSchedule()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked.find) box.current?.focus()
    if (asked.text !== undefined) setTyped(asked.text)
  }, [asked])
  const now = useMinute()
  const rows = found ?? [...day].sort((a, b) => a.appointmentTime.localeCompare(b.appointmentTime))
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="cards"
      head={
        <ScreenHead title={visitWords.dayList} screenKey="dayList">
          <SearchBox label={visitWords.find} value={typed} onChange={setTyped} shortcut="/" inputRef={box} />
          <span className="second">{weekdayWords(localDate(now))}</span>
          <span className="now">{timeWords(now)}</span>
        </ScreenHead>
      }
      sheet={
        back ? (
          <CameBackSheet first={back} onClose={() => setBack(null)} />
        ) : (
          adding && <AddVisitSheet begin={adding} onClose={() => setAdding(null)} />
        )
      }
    >
      {schedule && !found && <SchedulerNews schedule={schedule} today={localDate(now)} />}
      {loaded && !found && <PumpsExpected />}
      {loaded && rows.length === 0 && (found || (schedule?.announced ?? []).length === 0) && (
        <EmptyState
          title={found ? visitWords.foundNobody : visitWords.noOneAtAll}
          next={found ? visitWords.foundNobodyNext : mayBring ? visitWords.noOneBring : visitWords.noOneFind}
        />
      )}
      {rows.length > 0 && <DayTable rows={rows} day={day} withDay={found !== null} onBack={setBack} />}
      {schedule && !found && <AnnouncedVisits schedule={schedule} today={localDate(now)} onAdd={setAdding} />}
      {mayBring && (
        <div className="row day-list__bring">
          <TapTarget look="main" icon={CalendarPlus} verb={addVisitWords.add} onTap={() => setAdding({})} />
          <BringVisits />
        </div>
      )}
    </AppShell>
  )
}

interface TableProps {
  readonly rows: readonly DaySession[]
  readonly day: readonly DaySession[]
  readonly withDay: boolean
  readonly onBack: (row: DaySession) => void
}

function DayTable({ rows, day, withDay, onBack }: TableProps) {
  return (
    <div className="card day-list day-list--visits">
      <table aria-label={visitWords.dayList}>
        <thead>
          <tr>
            <th scope="col">{withDay ? visitWords.day : visitWords.time}</th>
            <th scope="col">{visitWords.chair}</th>
            <th scope="col">{visitWords.patient}</th>
            <th scope="col">{visitWords.plan}</th>
            <th scope="col">{visitWords.state}</th>
            <th scope="col">{visitWords.nurse}</th>
            <th scope="col">{visitWords.record}</th>
            <th scope="col">
              <span className="unseen">{visitWords.open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DayRow key={row.sessionId} row={row} day={day} withDay={withDay} onBack={onBack} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayRow({ row, day, withDay, onBack }: Omit<TableProps, 'rows'> & { readonly row: DaySession }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const gives = useApp((state) => may(state.signedIn?.user.roles ?? [], 'give.drugs'))
  const today = useApp((state) => state.dayLoaded)
  const alerts = nameAlerts(row, day)
  const photo = usePhoto(row.sessionId)
  return (
    <tr>
      <td className="num">{withDay ? dateWords(row.day) : clockWords(row.appointmentTime)}</td>
      <td className="num">
        <b>{row.chair}</b>
      </td>
      <th scope="row">
        {photo && (
          <span className="day-list__face">
            <Face initials="" photo={photo} size="m" />
          </span>
        )}
        <span className="day-list__who">
          <b className="day-list__name">{row.patientName}</b>
          {!isHidden(row) && (
            <span className="day-list__second">
              {dateWords(row.birthDate)},{' '}
              <span className="day-list__mrn">
                {visitWords.mrn} {row.mrn}
              </span>
            </span>
          )}
        </span>
        {row.restricted && (
          <Chip state="wait" icon={LockKeyhole}>
            {restrictedWords.chip}
          </Chip>
        )}
        {alerts.length > 0 && (
          <Chip state="due" icon={UsersRound}>
            {visitWords.nameAlert(alerts.map(({ chair }) => chair))}
          </Chip>
        )}
      </th>
      <td>{row.regimen}</td>
      <td>
        {visitStateWords(row.state)}
        {row.amending && (
          <Chip state="due" icon={FilePen}>
            {amendWords.chip}
          </Chip>
        )}
      </td>
      <td>{row.nurseId ? nameOf(people, row.nurseId) : visitWords.nobody}</td>
      <td>
        <SyncWords state={deliveryShown(row.delivery)} />
      </td>
      <td>
        <span className="row day-list__taps">
          <TapTarget
            verb={visitWords.open}
            spokenName={visitWords.openChart(row.patientName)}
            onTap={() => store.go({ name: 'session', sessionId: row.sessionId })}
          />
          {row.state === 'signed' && (
            <TapTarget
              look="quiet"
              icon={History}
              verb={historyWords.title}
              spokenName={`${historyWords.title}: ${row.patientName}`}
              onTap={() => store.go({ name: 'timeline', sessionId: row.sessionId, from: 'dayList' })}
            />
          )}
          {gives && !isHidden(row) && today !== null && mayComeBack(row, today) && (
            <TapTarget
              look="quiet"
              verb={tieWords.cameBack}
              spokenName={tieWords.cameBackOf(row.patientName)}
              onTap={() => onBack(row)}
            />
          )}
        </span>
      </td>
    </tr>
  )
}
