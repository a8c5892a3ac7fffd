import { z } from 'zod'
import { idSchema, instantSchema } from '../document/facts.ts'
import {
  accessPayload,
  addedLinePayload,
  arrivedPayload,
  chairPayload,
  checkPayload,
  closePayload,
  containersPayload,
  dischargePayload,
  dosePayload,
  injectionPayload,
  lateSchema,
  linePayload,
  notePayload,
  notGivenPayload,
  pausePayload,
  pushPayload,
  readinessPayload,
  scheduledPayload,
  signedPayload,
  startPayload,
  stopPayload,
  stopUnknownPayload,
  visitPayload,
  vitalsPayload,
  voidPayload,
} from './payloads.ts'

/** Where a time came from: the finger, the keyboard, a scanner, the pump's history, paper. */
export const sourceSchema = z.enum(['tap', 'typed', 'scanned', 'pump', 'paper', 'system'])
export type Source = z.infer<typeof sourceSchema>

const envelope = {
  /** Version of the payload's form; a reader that meets a higher one refuses the record. */
  v: z.literal(1),
  id: idSchema,
  sessionId: idSchema,
  commandId: idSchema,
  happenedAt: instantSchema,
  recordedAt: instantSchema,
  source: sourceSchema,
  userId: idSchema,
  deviceId: idSchema,
  /** The event this one replaces: kept, struck through, never deleted. */
  replaces: idSchema.optional(),
  late: lateSchema.optional(),
}

const event = <Kind extends string, Payload extends z.ZodType>(kind: Kind, payload: Payload) =>
  z.object({ ...envelope, kind: z.literal(kind), payload })

/** Everything that can have happened in one session. Past tense; only ever added to. */
export const chartEventSchema = z.discriminatedUnion('kind', [
  event('SessionScheduled', scheduledPayload),
  event('PatientArrived', arrivedPayload),
  event('VitalsRecorded', vitalsPayload),
  event('AccessRecorded', accessPayload),
  event('ReadinessConfirmed', readinessPayload),
  event('SecondCheckGiven', checkPayload),
  event('LineAdded', addedLinePayload),
  event('LineStarted', startPayload),
  event('LinePaused', pausePayload),
  event('LineResumed', linePayload),
  event('LineStopped', stopPayload),
  event('StopDeclaredUnknown', stopUnknownPayload),
  event('PushGiven', pushPayload),
  event('InjectionGiven', injectionPayload),
  event('LineNotGiven', notGivenPayload),
  event('DoseCorrected', dosePayload),
  event('ContainersRecorded', containersPayload),
  event('NoteWritten', notePayload),
  event('VisitDocumented', visitPayload),
  event('ChairMoved', chairPayload),
  event('PatientDischarged', dischargePayload),
  event('SessionHeld', closePayload),
  event('SessionCancelled', closePayload),
  event('PatientDidNotCome', closePayload),
  event('EventVoided', voidPayload),
  event('SessionSigned', signedPayload),
])
export type ChartEvent = z.infer<typeof chartEventSchema>
export type EventKind = ChartEvent['kind']
export type EventOf<K extends EventKind> = Extract<ChartEvent, { kind: K }>
