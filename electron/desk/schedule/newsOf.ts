import type { Chart } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import type { Told, ToldAppointment, ToldArrival, ToldPatient } from '#shared/ipc/hubScheduleRows.ts'
import type { ScheduleNews } from '#shared/ipc/scheduleShapes.ts'
import { clockTime, instantAt, localDate } from '#shared/kernel/instant.ts'
import { factsAsTold } from './factsAsTold.ts'
import { isGone } from './matchAppointments.ts'
import { differencesOf, patientAsTold } from './samePatient.ts'

/** What is told about the patient of one visit, and its appointment. */
export interface ToldOfVisit {
  readonly appointment: ToldAppointment | null
  /** Everything told of any number of the patient. */
  readonly patient: readonly Told[]
  /** The patient number that stands now. */
  readonly standingMrn: string
}

type News = Omit<ScheduleNews, 'sessionId' | 'patientName' | 'hasBegun'>

/** A visit that is over and takes nothing from a scheduler any more. */
const ended: readonly Chart['state'][] = [
  'signed',
  'cancelled',
  'no_show',
  'held',
  'transferred_out',
  'entered_in_error',
]

/**
 * What the scheduler says otherwise than the visit, pure. What has not begun may be taken over; what has begun is never
 * touched, it is only told (billing-interfaces 8). Identity follows as long as nothing is signed.
 */
export function newsOf(chart: Chart, told: ToldOfVisit): readonly ScheduleNews[] {
  if (ended.includes(chart.state)) return []
  const { patient } = chart.scheduled
  const news = [
    ...appointmentNews(chart, told.appointment),
    ...arrivalNews(chart, told.patient),
    ...mergeNews(chart, told),
    ...identityNews(chart, told.patient),
    ...factNews(chart, told),
  ]
  const about = {
    sessionId: chart.sessionId,
    patientName: `${patient.last}, ${patient.first}`,
    hasBegun: chart.state !== 'scheduled',
  }
  return news.map((one) => ({ ...about, ...one }))
}

const sentAt = (sentUtc: string, chart: Chart): ScheduleNews['sentAt'] => {
  const [first] = chart.history
  return instantAt(Date.parse(sentUtc), first?.event.happenedAt.zone ?? 'UTC')
}

const none = (): News['differences'] => []

function appointmentNews(chart: Chart, told: ToldAppointment | null): readonly News[] {
  if (!told) return []
  const { about, key } = told
  const base = { about, key, sentAt: sentAt(told.sentUtc, chart), differences: none(), to: null }
  const waits = chart.state === 'scheduled'
  const orNothing = (command: Command): Command | null => (waits ? command : null)
  if (told.state === 'no_show')
    return [{ ...base, kind: 'no_show', command: orNothing({ kind: 'markNoShow', reason: 'other', text: bySchedule }) }]
  if (isGone(told))
    return [{ ...base, kind: 'cancelled', command: orNothing({ kind: 'cancel', reason: 'other', text: bySchedule }) }]
  if (!told.startsAt) return []
  const to = { day: localDate(told.startsAt), time: clockTime(told.startsAt) }
  const { day, appointmentTime } = chart.scheduled
  if (to.day === day && to.time === appointmentTime) return []
  const move: Command = { kind: 'moveAppointment', day: to.day, appointmentTime: to.time, appointment: key }
  return [{ ...base, kind: 'moved', to, command: orNothing(move) }]
}

/** Stays in the record as the reason. */
const bySchedule = 'Taken over from the scheduler'

/** An arrival is recorded by whoever asks for two identifiers: here it is only told. */
function arrivalNews(chart: Chart, all: readonly Told[]): readonly News[] {
  const { day } = chart.scheduled
  return all
    .filter((told): told is ToldArrival => told.about === 'arrival')
    .flatMap((told): News[] => {
      const { about, key, arrivedAt } = told
      const sent = sentAt(told.sentUtc, chart)
      const base = { about, key, sentAt: sent, differences: none(), command: null }
      const at = arrivedAt ?? sent
      if (localDate(told.state === 'arrived' ? at : sent) !== day) return []
      if (told.state === 'arrived' && chart.state === 'scheduled')
        return [{ ...base, kind: 'arrived', to: { day, time: clockTime(at) } }]
      if (told.state === 'cancelled' && chart.arrived) return [{ ...base, kind: 'arrival_cancelled', to: null }]
      return []
    })
}

function mergeNews(chart: Chart, { patient: all, standingMrn }: ToldOfVisit): readonly News[] {
  const { patient } = chart.scheduled
  if (patient.mrn === standingMrn) return []
  const merge = all.find((told) => told.about === 'merge' && told.key === patient.mrn)
  if (!merge) return []
  return [
    {
      about: 'merge',
      key: patient.mrn,
      kind: 'merged',
      sentAt: sentAt(merge.sentUtc, chart),
      to: null,
      differences: [{ field: 'mrn', before: patient.mrn, after: standingMrn }],
      // A number longer than the record keeps is entered by a person.
      command:
        standingMrn.length <= longestMrn
          ? { kind: 'changeIdentity', change: 'mrn_merged', patient: { ...patient, mrn: standingMrn } }
          : null,
    },
  ]
}

const longestMrn = 24

/** The newest word about who the patient is, whichever message carried it. */
function identityNews(chart: Chart, all: readonly Told[]): readonly News[] {
  const said = all.filter(({ about }) => about === 'facts' || about === 'arrival')
  const newest = said.reduce<Told | null>((a, b) => (a === null || b.sentUtc > a.sentUtc ? b : a), null)
  if (!newest) return []
  const { patient } = chart.scheduled
  const differences = [...differencesOf(patient, newest.patient)]
  if (differences.length === 0) return []
  const isRenamed = differences.some(({ field }) => field === 'last' || field === 'first')
  const change = isRenamed ? 'renamed' : 'corrected'
  return [
    {
      about: 'facts',
      key: newest.key,
      kind: 'identity',
      sentAt: sentAt(newest.sentUtc, chart),
      to: null,
      differences,
      command: { kind: 'changeIdentity', change, patient: patientAsTold(patient, newest.patient) },
    },
  ]
}

/** What the newest word that says anything of it knows of the patient: whichever message carried it, SIU as well as ADT. */
function factNews(chart: Chart, { appointment, patient: all }: ToldOfVisit): readonly News[] {
  const { patient } = chart.scheduled
  const said = [...(appointment ? [appointment] : []), ...all].filter(({ patient: known }) => saysFacts(known))
  const newest = said.reduce<Told | null>((a, b) => (a === null || b.sentUtc > a.sentUtc ? b : a), null)
  if (!newest) return []
  const at = sentAt(newest.sentUtc, chart)
  const next = factsAsTold(patient, newest.patient, localDate(at))
  if (next.differences.length === 0) return []
  return [
    {
      about: 'facts',
      // Its own key: whoever leaves a name as it is has not left an allergy out.
      key: `${newest.patient.mrn} known`.slice(0, 250),
      kind: 'care_facts',
      sentAt: at,
      to: null,
      differences: next.differences,
      command: { kind: 'changeIdentity', change: 'care_facts', patient: next.patient },
    },
  ]
}

const saysFacts = ({ language, emergencyContact, alerts = [], allergies = [] }: ToldPatient): boolean =>
  Boolean(language || emergencyContact) || alerts.length > 0 || allergies.length > 0
