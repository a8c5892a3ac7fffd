import { CalendarClock, CalendarPlus, Check, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { addVisitWords } from '#renderer/words/addVisit.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { appointmentStateWords, newsSentence, newsWords, scheduleWords as w } from '#renderer/words/schedule.ts'
import { dateWords, timeWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { Output } from '#shared/ipc/contract.ts'
import type { Announced, ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { VisitDraft } from './addVisitDraft.ts'

interface FromSchedulerProps {
  readonly schedule: Output<'schedule.day'>
  readonly today: string
}

/** So many that the list of the day stays in sight. */
const shownAtFirst = 5

/** What the scheduler says otherwise than the visits that are here: each is taken over or left by a person, never by itself. */
export function SchedulerNews({ schedule: { news, toldAt }, today }: FromSchedulerProps) {
  const [failed, setFailed] = useState<RefusalWords | null>(null)
  const [all, setAll] = useState(false)
  const shown = all ? news : news.slice(0, shownAtFirst)
  if (news.length === 0 && failed === null) return null
  return (
    <section aria-label={w.news} className="schedule-news">
      <h2 className="section-head">{w.news}</h2>
      {toldAt && (
        <p className="second">
          {localDate(toldAt) === today
            ? w.asOfToday(timeWords(toldAt))
            : w.asOf(dateWords(localDate(toldAt)), timeWords(toldAt))}
        </p>
      )}
      {shown.map((one) => (
        <NewsLine key={`${one.sessionId} ${one.about} ${one.kind}`} news={one} today={today} onFailed={setFailed} />
      ))}
      {shown.length < news.length && (
        <TapTarget look="quiet" verb={w.more(news.length - shown.length)} onTap={() => setAll(true)} />
      )}
      <RefusalSlot flat refusal={failed} />
    </section>
  )
}

interface NewsLineProps {
  readonly news: ScheduleNews
  readonly today: string
  readonly onFailed: (why: RefusalWords | null) => void
}

function NewsLine({ news, today, onFailed }: NewsLineProps) {
  const what = newsWords(news, today)
  const mayAct = useApp((state) => may(state.signedIn?.user.roles ?? [], 'record.arrival'))
  return (
    <AlertLine
      level={news.command === null ? 'note' : 'due'}
      icon={CalendarClock}
      title={`${news.patientName}: ${what}`}
      sentence={newsSentence(news)}
      action={mayAct && <NewsTaps news={news} what={what} onFailed={onFailed} />}
    />
  )
}

function NewsTaps({ news, what, onFailed }: Omit<NewsLineProps, 'today'> & { readonly what: string }) {
  const store = useAppStore()
  const [saving, setSaving] = useState(false)
  const { sessionId, about, key, command, kind, patientName } = news
  const takeOver = async () => {
    if (!command) return
    setSaving(true)
    const outcome = await store.perform(sessionId, command, { place: 'sheet' })
    setSaving(false)
    if (outcome.kind === 'refused') onFailed(refusalWords({ command, refusal: outcome.refusal }, null))
    else onFailed(outcome.kind === 'fault' ? { what: w.notDone, why: faultWords(outcome.fault) } : null)
  }
  const leave = async () => {
    setSaving(true)
    const answer = await store.api.call('schedule.leave', { sessionId, about, key })
    setSaving(false)
    if (answer.kind === 'value') return onFailed(null)
    onFailed({ what: w.notDone, why: answer.kind === 'fault' ? faultWords(answer.fault) : w.newsGone })
  }
  const words = command ? { verb: w.leave, spoken: w.leaveOf } : { verb: w.noted, spoken: w.notedOf }
  return (
    <span className="row schedule-news__taps">
      {command && (
        <TapTarget
          icon={Check}
          verb={w.takeOver}
          spokenName={w.takeOverOf(patientName, what)}
          saving={saving}
          onTap={() => void takeOver()}
        />
      )}
      {kind === 'arrived' && (
        <TapTarget
          icon={UserRoundCheck}
          verb={w.open}
          spokenName={w.openOf(patientName)}
          onTap={() => store.go({ name: 'session', sessionId })}
        />
      )}
      <TapTarget
        look="quiet"
        verb={words.verb}
        spokenName={words.spoken(patientName, what)}
        onTap={() => void leave()}
      />
    </span>
  )
}

interface AnnouncedProps extends FromSchedulerProps {
  /** The appointment becomes a visit that is typed in, with what the scheduler says of it. */
  readonly onAdd: (begin: Partial<VisitDraft>) => void
}

/** Appointments for which no visit is here yet: who they are, and where their plan comes from. */
export function AnnouncedVisits({ schedule: { announced }, today, onAdd }: AnnouncedProps) {
  const mayBring = useApp((state) => may(state.signedIn?.user.roles ?? [], 'bring.visits'))
  if (announced.length === 0) return null
  return (
    <section>
      <h2 className="section-head">{w.announced}</h2>
      <p className="second schedule-news__about">{mayBring ? w.announcedNext : w.announcedWait}</p>
      <div className="card day-list">
        <table aria-label={w.announced}>
          <thead>
            <tr>
              <th scope="col">{visitWords.time}</th>
              <th scope="col">{visitWords.chair}</th>
              <th scope="col">{visitWords.patient}</th>
              <th scope="col">{w.reason}</th>
              <th scope="col">{visitWords.state}</th>
              {mayBring && (
                <th scope="col">
                  <span className="unseen">{addVisitWords.add}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {announced.map((one) => (
              <tr key={one.key}>
                <td className="num">{clockWords(one.time)}</td>
                <td className="num">{one.chair ?? ''}</td>
                <th scope="row">
                  <b className="day-list__name">{one.patientName}</b>
                  <span className="day-list__second num">
                    {one.birthDate && `${dateWords(one.birthDate)}, `}
                    <span className="day-list__mrn">
                      {visitWords.mrn} {one.mrn}
                    </span>
                  </span>
                </th>
                <td>{one.reason}</td>
                <td>{one.arrivedAt ? w.arrivedAt(timeWords(one.arrivedAt)) : appointmentStateWords[one.state]}</td>
                {mayBring && (
                  <td>
                    {one.mrn !== '' && (
                      <TapTarget
                        icon={CalendarPlus}
                        verb={w.addIt}
                        spokenName={w.addItOf(one.patientName)}
                        onTap={() => onAdd(begunBy(one, today))}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What an appointment says, as far as a visit is typed in with it. */
function begunBy({ patientName, mrn, birthDate, time, reason }: Announced, day: string): Partial<VisitDraft> {
  const [last = '', first = ''] = patientName.split(', ')
  return { last, first, mrn, birthDate: birthDate ?? '', day, time, regimen: reason }
}
