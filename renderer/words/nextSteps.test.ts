import { expect, it } from 'vitest'
import { chartRefusals } from '#shared/chart/refusals.ts'
import { scanRefusals } from '#shared/scan/scan.ts'
import { switchRefusalWords } from './codingSwitches.ts'
import { ownRowRefusals } from './formulary.ts'
import { authorizeRefusalWords } from './officeAuthorizations.ts'
import { scanWhyWords as paperScanWhyWords } from './paperScans.ts'
import { personRefusals } from './people.ts'
import { questionWhyWords } from './questions.ts'
import { receiptRefusals } from './received.ts'
import { whyWords } from './refusals.ts'
import { replacementRefusals } from './reports.ts'
import { restrictedRefusals } from './restricted.ts'
import { scanWhyWords } from './scans.ts'
import { setUpRefusalWords } from './setUp.ts'
import { cameBackRefusalWords } from './ties.ts'
import { workstationRefusals } from './workstations.ts'

/** Orders a person can follow: each begins a clause of a next step. */
const orders = new Set(
  `accept add answer ask attach call change check choose close come confirm copy correct count discharge end enter export
  fetch find fix free give go install keep leave look lower make mark measure mend move name note begin bring do finish open print put read record renew
  restart resume review save say scan search see send set shorten sign split start stop strike switch take tell try turn type
  undo unlock use wait weigh withdraw write`.split(/\s+/),
)

/** Whether a refusal names something to do: a clause that begins with an order, or a question whose button stands beside it. */
function namesNextStep(sentence: string): boolean {
  const clauses = sentence.split(/[.,:;]\s+|\s+(?:and|or|then|again,)\s+/i)
  return (
    sentence.trim().endsWith('?') ||
    clauses.some((clause) => orders.has(clause.trim().split(/[\s.]/)[0]?.toLowerCase() ?? ''))
  )
}

const catalogue: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  chart: Object.fromEntries(chartRefusals.map((code) => [code, whyWords[code]({})])),
  scans: Object.fromEntries(scanRefusals.map((code) => [code, scanWhyWords({ code, facts: {} })])),
  papers: paperScanWhyWords,
  authorizations: authorizeRefusalWords,
  switches: switchRefusalWords,
  formulary: ownRowRefusals,
  people: personRefusals,
  questions: questionWhyWords,
  receipts: receiptRefusals,
  replacements: replacementRefusals,
  restricted: restrictedRefusals,
  setUp: setUpRefusalWords,
  cameBack: cameBackRefusalWords,
  workstations: workstationRefusals,
}

it.each(Object.keys(catalogue))('every refusal of %s says the cause and the next step', (part) => {
  const mute = Object.entries(catalogue[part] ?? {}).filter(([, sentence]) => !namesNextStep(sentence))
  expect(mute.map(([code, sentence]) => `${code}: ${sentence}`)).toEqual([])
})

it('a cause alone is no next step', () => {
  expect(namesNextStep('That drug is not in this visit.')).toBe(false)
  expect(namesNextStep('The second check is missing. Ask for a check.')).toBe(true)
  expect(namesNextStep('It was not scanned. Scan it, or say why not.')).toBe(true)
})
