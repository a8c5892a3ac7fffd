import { z } from 'zod'
import { idSchema, instantSchema } from '../document/facts.ts'
import * as p from './payloads.ts'

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
  late: p.lateSchema.optional(),
}

const event = <Kind extends string, Payload extends z.ZodType>(kind: Kind, payload: Payload) =>
  z.object({ ...envelope, kind: z.literal(kind), payload })

/** Everything that can have happened in one session. Past tense; only ever added to. */
export const chartEventSchema = z.discriminatedUnion('kind', [
  event('SessionScheduled', p.scheduledPayload),
  event('PatientArrived', p.arrivedPayload),
  event('VitalsRecorded', p.vitalsPayload),
  event('AccessRecorded', p.accessPayload),
  event('ReadinessConfirmed', p.readinessPayload),
  event('SecondCheckGiven', p.checkPayload),
  event('LineAdded', p.addedLinePayload),
  event('LineStarted', p.startPayload),
  event('LinePaused', p.pausePayload),
  event('LineResumed', p.linePayload),
  event('LineStopped', p.stopPayload),
  event('StopDeclaredUnknown', p.stopUnknownPayload),
  event('PushGiven', p.pushPayload),
  event('InjectionGiven', p.injectionPayload),
  event('LineNotGiven', p.notGivenPayload),
  event('DoseCorrected', p.dosePayload),
  event('ContainersRecorded', p.containersPayload),
  event('NoteWritten', p.notePayload),
  event('VisitDocumented', p.visitPayload),
  event('ChairMoved', p.chairPayload),
  event('PatientDischarged', p.dischargePayload),
  event('SessionHeld', p.closePayload),
  event('SessionCancelled', p.closePayload),
  event('PatientDidNotCome', p.closePayload),
  event('EventVoided', p.voidPayload),
  event('SessionSigned', p.signedPayload),
])
export type ChartEvent = z.infer<typeof chartEventSchema>
export type EventKind = ChartEvent['kind']
export type EventOf<K extends EventKind> = Extract<ChartEvent, { kind: K }>
