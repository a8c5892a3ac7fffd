import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodeLine, CodingInput, CodingResult, CountedSpan, NextChange } from '#shared/coding/types.ts'

/** The answer to a worked case, under the rules of its day. */
export function answerToCase(one: CodingInput): readonly string[] {
  const times = one.services
    .flatMap(({ start, stop }) => [start, stop])
    .filter((time) => time !== null)
    .sort()
  return codingAnswer(codeSession(one, ruleSetFor((times[0] ?? '2026-03-02').slice(0, 10))))
}

/** A coding result as a person reads it: one line for each line of the bill, each minute, each reason and each finding. */
export function codingAnswer({ lines, notCounted, issues, complete }: CodingResult): readonly string[] {
  return [
    ...lines.flatMap(lineAnswer),
    ...notCounted.map((one) => `${one.serviceId} not counted, ${one.rule}: ${one.text}${next(one.nextChange)}`),
    ...issues.map(
      ({ level, code, serviceIds, rule, stops, text }) =>
        `${level} ${code} of ${serviceIds.join(' ') || 'the day'}, ${rule}, stops ${stops}: ${text}`,
    ),
    ...(complete ? [] : ['not complete']),
  ]
}

function lineAnswer(line: CodeLine): readonly string[] {
  const { code, units, modifiers, label, access, encounter, serviceIds, rules, minutes, text, provisional } = line
  const what = `${[code, ...modifiers].join('-')} × ${units} ${label}`
  const where = `access ${access ?? 'none'}, encounter ${encounter}, ${serviceIds.join(' ') || 'no service'}`
  return [
    `${what}; ${where}; ${minutes} min; ${rules.join(' ')}${provisional ? '; provisional' : ''}: ${text}`,
    ...line.spans.map(spanAnswer),
    ...line.whyNot.map((why) => `  why not ${why.code}, ${why.rule}: ${why.text}`),
    ...(line.nextChange ? [`  ${next(line.nextChange)}`] : []),
  ]
}

const spanAnswer = ({ serviceId, from, to, minutes, counted, rule, text }: CountedSpan): string =>
  `  ${serviceId} ${from} to ${to}, ${minutes} min ${counted ? 'counted' : 'left out'}${text === undefined ? '' : `, ${rule}: ${text}`}`

const next = (change: NextChange | undefined): string =>
  change === undefined ? '' : `next at ${change.at} in ${change.inMinutes} min, ${change.code}: ${change.text}`
