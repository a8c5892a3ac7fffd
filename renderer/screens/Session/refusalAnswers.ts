import type { Sheet, ShownRefusal } from '#renderer/store/appState.ts'
import { courseWords } from '#renderer/words/course.ts'
import { lineWords } from '#renderer/words/lines.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Command, CommandOf } from '#shared/chart/command.ts'
import type { Refusal, RefusalCode } from '#shared/chart/refusals.ts'

type Stop = CommandOf<'overrideStop'>['stop']

const stops: Readonly<Partial<Record<RefusalCode, Stop>>> = {
  'allergy-stop': 'allergy',
  'dose-change-stop': 'dose_change',
  'weight-stop-and-call': 'dose_change',
  'lifetime-dose-over': 'cumulative_dose',
  'interval-too-short': 'interval',
  'labs-stop-and-call': 'labs',
}

/** What comes next after a refusal: the same command with its question answered, or the sheet in which a provider lets it go on. */
export type NextAfter =
  | { readonly verb: string; readonly command: Command }
  | { readonly verb: string; readonly sheet: Sheet }

/** The next step after a refusal, the same beside a row and in a sheet; null where reading it is all there is. */
export function nextAfter(
  { command, refusal }: Pick<ShownRefusal, 'command' | 'refusal'>,
  chart: Chart,
): NextAfter | null {
  if (refusal.code === 'same-line-question') {
    if (command.kind === 'startLine')
      return { verb: lineWords.sameLine, command: { ...command, sameLineOnPurpose: true } }
    if (command.kind === 'moveLine')
      return { verb: lineWords.sameLineMove, command: { ...command, sameLineOnPurpose: true } }
  }
  if (refusal.code === 'premed-wait') {
    if (command.kind === 'startLine')
      return { verb: lineWords.allTheSame, command: { ...command, premedWaitAccepted: true } }
    if (command.kind === 'givePush' || command.kind === 'giveInjection')
      return { verb: lineWords.giveAllTheSame, command: { ...command, premedWaitAccepted: true } }
  }
  if (refusal.code === 'vesicant-way-question' && command.kind === 'startLine')
    return { verb: lineWords.byGravity, command: { ...command, by: 'gravity' } }
  if (refusal.code === 'vesicant-time-question' && command.kind === 'startLine')
    return { verb: lineWords.longDrip, command: { ...command, longDripAccepted: true } }
  const sheet = overrideSheet(refusal, chart, 'lineId' in command ? command.lineId : undefined)
  return sheet && { verb: courseWords.override, sheet }
}

/** The sheet in which a provider overrides a safety stop of one drug, or of the visit; null behind every other refusal. */
export function overrideSheet({ code, facts }: Refusal, chart: Chart, lineId: string | undefined): Sheet | null {
  const stop = stops[code]
  const about = lineId ?? chart.lines.find(({ plan }) => plan.name === facts.drug)?.id
  return stop === undefined ? null : { kind: 'overrideStop', stop, ...(about === undefined ? {} : { lineId: about }) }
}
