import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodeLine, CodingResult, NextChange } from '#shared/coding/types.ts'
import { codeWords, sentence } from './codes.ts'

/** What a drug's own row says of its codes (workflow 7): a description of the record, and never what to do about it. */
export interface RowCodes {
  /** "Counts as infusion so far: 96413 × 1 (R7), 96415 × 1 (R3)." or why there is no code, and by which rule. */
  readonly says: string
  readonly nextChange: NextChange | null
}

/** The lines of a result that stand for one drug line. */
export const codesOfLine = ({ lines }: Pick<CodingResult, 'lines'>, lineId: string): readonly CodeLine[] =>
  lines.filter(({ serviceIds }) => serviceIds.includes(lineId))

/**
 * One drug line's part of the coding result the panel shows; nothing is coded for it again. Null for a drug that was not
 * begun or not given: its row says that already. `hidesChanges`: the practice hides from this person how many minutes are
 * missing to a code.
 */
export function rowCodesOf(
  result: CodingResult,
  line: Line,
  chart: Pick<Chart, 'lines'>,
  hidesChanges = false,
): RowCodes | null {
  if (line.state === 'not_given' || (!line.start && !line.given)) return null
  const lines = codesOfLine(result, line.id)
  const notCounted = result.notCounted.find(({ serviceId }) => serviceId === line.id)
  const changes = [...lines, notCounted].flatMap((one) => one?.nextChange ?? [])
  return {
    says:
      lines.length > 0
        ? codesSaid(lines, line.state === 'running' || line.state === 'paused', chart)
        : whyNone(result, line, hidesChanges),
    nextChange: hidesChanges ? null : (changes.sort((a, b) => a.inMinutes - b.inMinutes)[0] ?? null),
  }
}

/** What the ward calls a service, as the codes' labels have it. */
const kinds = ['infusion', 'push', 'injection', 'hydration', 'transfusion'] as const

const kindOf = (label: string): string =>
  kinds.find((kind) => new RegExp(`\\b${kind}\\b`, 'iu').test(label)) ?? label.replace(/^[A-Z](?=[a-z])/, toLower)

const toLower = (letter: string): string => letter.toLowerCase()

function codesSaid(lines: readonly CodeLine[], soFar: boolean, chart: Pick<Chart, 'lines'>): string {
  const codes = lines.map((line) => {
    const code = `${[line.code, ...line.modifiers].join('-')} × ${line.units}`
    const whose = line.serviceIds.length > 1 ? ` ${sharedBy(line.serviceIds, chart)}` : ''
    return `${code}${whose} (${line.rules[0] ?? ''})`
  })
  return `${codeWords.countsAs(kindOf(lines[0]?.label ?? ''), soFar)}: ${codes.join(', ')}.`
}

/** One line of the bill may stand for several rows: its units are theirs together. */
function sharedBy(ids: readonly string[], { lines }: Pick<Chart, 'lines'>): string {
  const drugs = new Set(ids.map((id) => lines.find((line) => line.id === id)?.plan.name ?? id))
  return drugs.size > 1 ? codeWords.forDrugs(drugs.size) : codeWords.forDoses(ids.length)
}

function whyNone(result: CodingResult, line: Line, hidesChanges: boolean): string {
  const why = whyNoCode(result, line.id)
  if (!why) return codeWords.noneOfItsOwn
  const words = whyWords(why, hidesChanges)
  const said = byRule(words === why.text ? withoutDrug(words, line.plan.catalogue.drug) : words, why.rule)
  return why.isHeld || line.stopUnknown ? codeWords.cannot(line.start !== null, said) : codeWords.none(said)
}

/** Why a drug line has no code, by which rule: what its record lacks before what it is part of; undefined where nothing is said. */
export function whyNoCode({ issues, notCounted }: CodingResult, lineId: string): WhyNoCode | undefined {
  const held = issues.find(({ level, serviceIds }) => level === 'E' && serviceIds.includes(lineId))
  const why = held ?? notCounted.find(({ serviceId }) => serviceId === lineId)
  const changes = why !== undefined && 'nextChange' in why && why.nextChange !== undefined
  return why && { rule: why.rule, text: why.text, isHeld: held !== undefined, changes }
}

/** The reason, or where it would tell how many minutes are missing and this person is not shown them, that it is not there yet. */
export const whyWords = ({ text, changes }: Pick<WhyNoCode, 'text' | 'changes'>, hidesChanges: boolean): string =>
  changes && hidesChanges ? codeWords.notYet : text

const byRule = (text: string, rule: string): string => `${text.replace(/\.$/u, '')} (${rule}).`

export interface WhyNoCode {
  readonly rule: string
  readonly text: string
  readonly isHeld: boolean
  /** More minutes would make it a code. */
  readonly changes: boolean
}

/** The row has its drug's name above: "rituximab: stop time missing …" begins with what is missing. */
const withoutDrug = (text: string, drug: string): string => {
  const name = `${drug}: `
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : sentence(text)
}
