import type { Action } from '../permissions/permissions.ts'
import type { CommandKind } from './command.ts'

/** Which row of the permission table a command needs (workflow 11); null = whoever made the tap may take it back. */
export const commandActions: Readonly<Record<CommandKind, Action | null>> = {
  recordArrival: 'record.arrival',
  recordVitals: 'record.vitals',
  recordAccess: 'give.drugs',
  confirmReadiness: 'give.drugs',
  giveSecondCheck: 'check.second',
  addLine: 'give.drugs',
  startLine: 'give.drugs',
  pauseLine: 'give.drugs',
  resumeLine: 'give.drugs',
  stopLine: 'give.drugs',
  declareStopUnknown: 'give.drugs',
  givePush: 'give.drugs',
  giveInjection: 'give.drugs',
  markNotGiven: 'give.drugs',
  correctDose: 'give.drugs',
  recordContainers: 'record.containers',
  writeNote: 'record.vitals',
  documentVisit: 'give.drugs',
  moveChair: 'move.chairs',
  discharge: 'give.drugs',
  hold: 'record.arrival',
  cancel: 'record.arrival',
  markNoShow: 'record.arrival',
  undo: null,
  correctTime: 'change.time',
  sign: 'sign.session',
}
