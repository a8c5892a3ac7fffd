import type { Chart } from '../chart/chart.ts'
import { runningSpans } from '../chart/timers/runningTime.ts'
import type { SessionDocument } from '../document/sessionDocument.ts'
import type { Instant } from '../kernel/instant.ts'
import { namesOf } from './entryWords.ts'
import { type Block, cell, type Paper, strong } from './paper.ts'
import { printedDayAndTime, printedTime } from './printedTimes.ts'
import { visitHead } from './visitHead.ts'
import { vitalsBlock } from './vitalsBlock.ts'

/** What the patient takes home: what was given and when, how it went, what comes next. No codes, no money. */
export function visitSummary(document: SessionDocument, chart: Chart, printedAt: Instant): Paper {
  const names = namesOf(document, chart)
  return {
    title: 'Your visit',
    head: visitHead(document.practice.name, chart),
    foot: document.practice.name,
    blocks: [
      {
        kind: 'text',
        text: `Treatment: ${chart.scheduled.plan.regimen}, cycle ${chart.scheduled.plan.cycle}, day ${chart.scheduled.plan.day}.`,
      },
      { kind: 'heading', text: 'What you were given' },
      {
        kind: 'table',
        columns: [
          { head: 'Drug', width: 4 },
          { head: 'Dose', width: 2 },
          { head: 'When', width: 3 },
        ],
        rows: chart.lines
          .filter(({ start, given }) => start !== null || given !== null)
          .map((line) => [
            strong(line.plan.name),
            cell(line.doseGiven ? `${line.doseGiven.amount} ${line.doseGiven.unit}` : ''),
            cell(whenOf(line, names.day)),
          ]),
        empty: 'Nothing was given today.',
      },
      { kind: 'heading', text: 'Your vital signs' },
      vitalsBlock(chart, names),
      ...howItWent(chart),
      ...whatComesNext(chart),
    ],
    dated: printedAt,
  }
}

function whenOf(line: Chart['lines'][number], day: string): string {
  if (line.given) return printedTime(line.given.stamp.at, day)
  return runningSpans(line)
    .map(({ from, to }) => `${printedTime(from, day)} to ${to ? printedTime(to, day) : 'still running'}`)
    .join(', ')
}

function howItWent({ care }: Chart): readonly Block[] {
  if (care.reactions.length === 0 && care.extravasations.length === 0) return []
  const seen = care.reactions.flatMap(({ allSymptoms }) => allSymptoms).map((symptom) => symptom.replaceAll('_', ' '))
  const texts = [
    ...(care.reactions.length > 0 ? [`You had a reaction: ${seen.join(', ')}. Tell every team that treats you.`] : []),
    ...(care.extravasations.length > 0
      ? ['Some of a drug ran beside the vein. Watch the place and call when it changes.']
      : []),
  ]
  return [{ kind: 'heading', text: 'How it went' }, ...texts.map((text): Block => ({ kind: 'text', text }))]
}

function whatComesNext({ history, lines }: Chart): readonly Block[] {
  const left = history.findLast(({ event, struckBy }) => event.kind === 'PatientDischarged' && struckBy === null)?.event
  if (left?.kind !== 'PatientDischarged') return []
  const { teaching, nextAppointmentOn, nextAppointment } = left.payload
  const next = [nextAppointmentOn, nextAppointment].filter(Boolean).join(', ')
  const texts = [
    ...(teaching ? [teaching] : []),
    ...lines.flatMap(pumpComesOff),
    ...(next ? [`Next appointment: ${next}`] : []),
  ]
  if (texts.length === 0) return []
  return [{ kind: 'heading', text: 'What comes next' }, ...texts.map((text): Block => ({ kind: 'text', text }))]
}

/** What a patient with a pump at home needs to know: which, and when it is taken off, as it was said. */
function pumpComesOff({ plan, homePump }: Chart['lines'][number]): readonly string[] {
  if (!homePump) return []
  const { pumpId, disconnectAt, disconnectAppointment } = homePump.facts
  const off = [...(disconnectAt ? [printedDayAndTime(disconnectAt)] : []), disconnectAppointment].filter(Boolean)
  const comesOff = off.length > 0 ? ` Your appointment to have it taken off: ${off.join(', ')}` : ''
  return [`You go home with ${plan.name} running on pump ${pumpId}.${comesOff}`]
}
