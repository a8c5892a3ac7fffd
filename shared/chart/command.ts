import { z } from 'zod'
import { idSchema } from '../document/facts.ts'
import * as p from './payloads.ts'

const command = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...shape })

/** Every order a person can give about one session. A tap is one of these; `decide` judges it. */
export const commandSchema = z.discriminatedUnion('kind', [
  command('recordArrival', p.arrivedPayload.shape),
  command('recordVitals', p.vitalsPayload.shape),
  command('recordAccess', p.accessPayload.shape),
  command('confirmReadiness', p.readinessPayload.shape),
  /** The second person signs with a PIN beside the command; who it was is known to the back end, never claimed here. */
  command('giveSecondCheck', p.linePayload.shape),
  command('addLine', p.addedLinePayload.shape),
  command('startLine', p.startPayload.shape),
  command('pauseLine', p.pausePayload.shape),
  command('resumeLine', p.linePayload.shape),
  command('stopLine', p.stopPayload.shape),
  command('declareStopUnknown', p.stopUnknownPayload.shape),
  command('givePush', p.pushPayload.shape),
  command('giveInjection', p.injectionPayload.shape),
  command('markNotGiven', p.notGivenPayload.shape),
  command('correctDose', p.dosePayload.shape),
  command('recordContainers', p.containersPayload.omit({ witnessId: true }).shape),
  command('writeNote', p.notePayload.shape),
  command('documentVisit', p.visitPayload.shape),
  command('moveChair', p.chairPayload.shape),
  command('discharge', p.dischargePayload.shape),
  command('hold', p.closePayload.shape),
  command('cancel', p.closePayload.shape),
  command('markNoShow', p.closePayload.shape),
  /** Within ten seconds of the tap, by the person who tapped (workflow 6). */
  command('undo', { eventId: idSchema }),
  /** Set or correct a time by hand: the old event stays, struck through. The new time is the command's `happenedAt`. */
  command('correctTime', { eventId: idSchema }),
  command('sign', {
    warningsAccepted: p.signedPayload.shape.warningsAccepted,
    statement: p.signedPayload.shape.statement,
  }),
])
export type Command = z.infer<typeof commandSchema>
export type CommandKind = Command['kind']
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>
