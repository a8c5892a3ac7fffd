import type { Chart } from '#shared/chart/chart.ts'
import type { Command, CommandKind } from '#shared/chart/command.ts'
import { chairSpoken } from './chairCommands.ts'

/** How each command is spoken: under way, done, and not done. `{drug}` stands for the drug of its line. */
interface Spoken {
  readonly thing: string
  readonly done: string
}

const spoken: Readonly<Record<CommandKind, Spoken>> = {
  recordArrival: { thing: 'Arrival', done: 'recorded' },
  recordVitals: { thing: 'Vitals', done: 'recorded' },
  recordAccess: { thing: 'Access', done: 'recorded' },
  confirmReadiness: { thing: 'OK to treat', done: 'recorded' },
  giveSecondCheck: { thing: '{drug} second check', done: 'recorded' },
  addLine: { thing: 'Drug', done: 'added' },
  startLine: { thing: '{drug}', done: 'started' },
  pauseLine: { thing: '{drug}', done: 'paused' },
  resumeLine: { thing: '{drug}', done: 'resumed' },
  stopLine: { thing: '{drug}', done: 'stopped' },
  declareStopUnknown: { thing: '{drug} stop', done: 'marked as unknown' },
  givePush: { thing: '{drug}', done: 'given' },
  giveInjection: { thing: '{drug}', done: 'given' },
  markNotGiven: { thing: '{drug}', done: 'marked as not given' },
  correctDose: { thing: '{drug} dose', done: 'recorded' },
  recordContainers: { thing: '{drug} vials', done: 'recorded' },
  writeNote: { thing: 'Note', done: 'saved' },
  attachLetter: { thing: 'Letter', done: 'attached' },
  attachPaper: { thing: 'Scan', done: 'attached' },
  documentVisit: { thing: 'Provider visit', done: 'recorded' },
  moveChair: { thing: 'Chair', done: 'changed' },
  discharge: { thing: 'Discharge', done: 'recorded' },
  hold: { thing: 'Hold', done: 'recorded' },
  cancel: { thing: 'Visit', done: 'cancelled' },
  markNoShow: { thing: 'No-show', done: 'recorded' },
  ...chairSpoken,
  undo: { thing: 'Last tap', done: 'undone' },
  correctTime: { thing: 'Time', done: 'changed' },
  voidEntry: { thing: 'Entry', done: 'struck through' },
  openAmendment: { thing: 'Amendment', done: 'opened' },
  withdrawAmendment: { thing: 'Amendment', done: 'taken back' },
  sign: { thing: 'Visit', done: 'signed' },
}

/** Name of the drug a command is about, "Rituximab"; null for commands about the visit. */
export function drugOf(command: Command, chart: Chart | null): string | null {
  if (command.kind === 'addLine') return command.line.name
  if (!('lineId' in command)) return null
  return chart?.lines.find((line) => line.id === command.lineId)?.plan.name ?? null
}

const thingOf = (command: Command, chart: Chart | null): string =>
  spoken[command.kind].thing.replace('{drug}', drugOf(command, chart) ?? 'Drug')

/** "Rituximab started, saving." */
export const savingWords = (command: Command, chart: Chart | null): string =>
  `${thingOf(command, chart)} ${spoken[command.kind].done}, saving.`

/** "Rituximab started": what the undo slot and the announcer say once the record has it. */
export const doneWords = (command: Command, chart: Chart | null): string =>
  `${thingOf(command, chart)} ${spoken[command.kind].done}`

/** "Rituximab started. Saved here." */
export const savedWords = (command: Command, chart: Chart | null): string => `${doneWords(command, chart)}. Saved here.`

/** "Rituximab not started." */
export const notDoneWords = (command: Command, chart: Chart | null): string =>
  `${thingOf(command, chart)} not ${spoken[command.kind].done}.`
