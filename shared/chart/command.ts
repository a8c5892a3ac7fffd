import { z } from 'zod'
import { idSchema } from '../document/facts.ts'
import {
  accessPayload,
  addedLinePayload,
  arrivedPayload,
  chairPayload,
  closePayload,
  containersPayload,
  dischargePayload,
  dosePayload,
  injectionPayload,
  linePayload,
  notePayload,
  notGivenPayload,
  pausePayload,
  pushPayload,
  readinessPayload,
  signedPayload,
  startPayload,
  stopPayload,
  stopUnknownPayload,
  visitPayload,
  vitalsPayload,
} from './payloads.ts'

const command = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...shape })

/** Every order a person can give about one session. A tap is one of these; `decide` judges it. */
export const commandSchema = z.discriminatedUnion('kind', [
  command('recordArrival', arrivedPayload.shape),
  command('recordVitals', vitalsPayload.shape),
  command('recordAccess', accessPayload.shape),
  command('confirmReadiness', readinessPayload.shape),
  /** The second person signs with a PIN beside the command; who it was is known to the back end, never claimed here. */
  command('giveSecondCheck', linePayload.shape),
  command('addLine', addedLinePayload.shape),
  command('startLine', startPayload.shape),
  command('pauseLine', pausePayload.shape),
  command('resumeLine', linePayload.shape),
  command('stopLine', stopPayload.shape),
  command('declareStopUnknown', stopUnknownPayload.shape),
  command('givePush', pushPayload.shape),
  command('giveInjection', injectionPayload.shape),
  command('markNotGiven', notGivenPayload.shape),
  command('correctDose', dosePayload.shape),
  command('recordContainers', containersPayload.omit({ witnessId: true }).shape),
  command('writeNote', notePayload.shape),
  command('documentVisit', visitPayload.shape),
  command('moveChair', chairPayload.shape),
  command('discharge', dischargePayload.shape),
  command('hold', closePayload.shape),
  command('cancel', closePayload.shape),
  command('markNoShow', closePayload.shape),
  /** Within ten seconds of the tap, by the person who tapped (workflow 6). */
  command('undo', { eventId: idSchema }),
  /** Set or correct a time by hand: the old event stays, struck through. The new time is the command's `happenedAt`. */
  command('correctTime', { eventId: idSchema }),
  command('sign', {
    warningsAccepted: signedPayload.shape.warningsAccepted,
    statement: signedPayload.shape.statement,
  }),
])
export type Command = z.infer<typeof commandSchema>
export type CommandKind = Command['kind']
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>
