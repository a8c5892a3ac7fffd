import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { nurseAna } from '#test/builders/people.ts'
import { type Role, roleSchema, type User } from '../document/clinic.ts'
import { type Command, type CommandKind, commandSchema } from './command.ts'
import { generalRefusal } from './commands/deciding.ts'
import { decide } from './decide.ts'

/**
 * Every role gives every command of the schema. Who may is written here from workflow 11 and not from the permission
 * table; a command without its own words here does not compile, and one without a rule in `commandActions` neither.
 */

const vitals: readonly Role[] = ['ma', 'rn', 'charge']
const nurses: readonly Role[] = ['rn', 'charge']
const withPharmacy: readonly Role[] = ['rn', 'charge', 'pharmacist']
const everybody = roleSchema.options

const allowed: Readonly<Record<CommandKind, readonly Role[]>> = {
  recordArrival: vitals,
  recordVitals: vitals,
  postponeVitals: vitals,
  silenceAlarm: vitals,
  reviewPatient: vitals,
  writeNote: vitals,
  attachPaper: vitals,
  attachLetter: ['charge', 'biller', 'manager'],
  hold: vitals,
  cancel: vitals,
  markNoShow: vitals,
  changeIdentity: vitals,
  takePhoto: vitals,
  moveAppointment: vitals,
  recordAccess: nurses,
  confirmReadiness: nurses,
  addLine: nurses,
  startLine: nurses,
  pauseLine: nurses,
  resumeLine: nurses,
  stopLine: nurses,
  declareStopUnknown: nurses,
  givePush: nurses,
  giveInjection: nurses,
  markNotGiven: nurses,
  correctDose: nurses,
  documentVisit: nurses,
  discharge: nurses,
  changeRate: nurses,
  checkRate: nurses,
  changeBag: nurses,
  noteTolerance: nurses,
  recordFlush: nurses,
  checkSite: nurses,
  moveLine: nurses,
  answerSameLine: nurses,
  endAccess: nurses,
  sendPumpHome: nurses,
  disconnectPump: nurses,
  recordStartBeforeApp: nurses,
  acceptComputedStop: nurses,
  pauseAll: nurses,
  resumeAll: nurses,
  stopAll: nurses,
  openReaction: nurses,
  recordReactionAction: nurses,
  addReactionSymptoms: nurses,
  closeReaction: nurses,
  openExtravasation: nurses,
  recordExtravasationAction: nurses,
  closeExtravasation: nurses,
  answerAlert: nurses,
  overrideStop: nurses,
  offerHandoff: nurses,
  acceptHandoff: nurses,
  withdrawHandoff: nurses,
  endCover: nurses,
  transferOut: nurses,
  markEnteredInError: nurses,
  resolveConflict: nurses,
  linkEarlierSession: nurses,
  proposePlan: nurses,
  acceptPlan: nurses,
  declinePlan: nurses,
  moveChair: ['charge'],
  assignNurse: ['charge'],
  // "Change times: own, with reason; the biller never."
  correctTime: nurses,
  markWrongPatient: nurses,
  copyEntries: nurses,
  sign: nurses,
  openAmendment: nurses,
  withdrawAmendment: nurses,
  giveFirstCheck: withPharmacy,
  giveSecondCheck: withPharmacy,
  recordContainers: withPharmacy,
  releaseLine: withPharmacy,
  mixLine: withPharmacy,
  receiveLine: withPharmacy,
  // The charge nurse’s PIN may stand beside whoever is signed in: whose override it is, the command itself asks.
  overrideBlock: nurses,
  updateAuthorizations: ['charge', 'biller', 'manager'],
  // Whoever made the entry may take it back, and the charge nurse may strike it: the command itself says so.
  undo: everybody,
  voidEntry: everybody,
}

const personWith = (role: Role): User => ({ ...nurseAna, id: `user-${role}`, roles: [role] })

it('every command of the schema has its own words here', () => {
  const kinds = commandSchema.options.map(({ shape }) => shape.kind.value)
  expect(Object.keys(allowed).sort()).toEqual([...kinds].sort())
})

it('every role gives every command, and is let through or turned away as the workflow says', () => {
  const session = aSession()
  for (const kind of Object.keys(allowed) as CommandKind[]) {
    // Turned away before anything of the command is read, so its name is enough.
    const command = { kind } as Command
    const letThrough = everybody.filter((role) => {
      const context = session.context({ at: '08:30', by: personWith(role) })
      const refusal = generalRefusal(session.chart, command, context)
      if (refusal === null) return true
      expect(refusal.code).toBe('not-allowed')
      expect(decide(session.chart, command, context)).toEqual({ ok: false, error: refusal })
      return false
    })
    expect({ kind, letThrough }).toEqual({ kind, letThrough: everybody.filter((role) => allowed[kind].includes(role)) })
  }
})
