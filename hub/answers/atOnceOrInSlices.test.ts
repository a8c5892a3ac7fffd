import { describe, expect, it, onTestFinished } from 'vitest'
import { aClaimDesk, type ClaimDesk } from '#test/builders/aClaimDesk.ts'
import { aFolder } from '#test/builders/aRecord.ts'
import { aSignedEnvelope } from '#test/builders/signedVisits.ts'
import {
  answer277,
  answer835,
  type DecidedClaim,
  deniedDecision,
  type ReadFile,
  readClaimFile,
  usualDecision,
} from '#test/fakes/clearinghouse.ts'
import { openHubStore } from '../openStore.ts'
import { rows } from '../sql.ts'
import { createAnswerFiler, type FilerLimits } from './answerFiler.ts'

/** A ledger whose one file, of three claims, left. */
async function aLedger(): Promise<{ readonly desk: ClaimDesk; readonly file: ReadFile }> {
  const opened = await openHubStore({ folder: aFolder() })
  if (!opened.ok) throw new Error(opened.error)
  onTestFinished(() => opened.value.close())
  const desk = await aClaimDesk(opened.value)
  for (const n of [1, 2, 3]) await desk.submit(aSignedEnvelope(n))
  await desk.build(
    'b1',
    [1, 2, 3].map((n) => ({ sessionId: `session-${n}` })),
  )
  return { desk, file: readClaimFile(await desk.take('b1')) }
}

/** How far things were counted, and when which was told: slices tell a person later. */
const notCompared = new Set(['changed', 'place'])

/** Every row of every table that answers are filed in. */
async function everything({ store }: ClaimDesk): Promise<unknown> {
  const held: Record<string, unknown> = {}
  for (const table of [
    ...['answer_file', 'answer_piece', 'answer_interchange', 'answer_batch', 'payment', 'posting_row', 'placement'],
    ...['unmatched_payment', 'provider_posting', 'claim_exception', 'sent_claim', 'staged_claim', 'payment_follow'],
  ]) {
    const found = await store.look(rows<Record<string, unknown>>(`select * from ${table}`))
    held[table] = found
      .map((one) => JSON.stringify(Object.entries(one).filter(([column]) => !notCompared.has(column))))
      .toSorted()
  }
  return held
}

/** The files of a day, filed one after the other; what the hub says of each, and what its ledger holds then. */
async function filed(texts: (file: ReadFile) => readonly string[], limits?: FilerLimits) {
  const { desk, file } = await aLedger()
  const filer = createAnswerFiler(desk.store, desk.ports, limits)
  const said: unknown[] = []
  for (const [nth, text] of texts(file).entries()) {
    const came = { id: `a${nth}`, fileName: `${nth}.835`, text, cameBy: 'house', filedBy: null }
    said.push(await filer.file(came))
  }
  return { said, held: await everything(desk) }
}

const all = ({ claims }: ReadFile, status = '1', decide: DecidedClaim['decide'] = usualDecision) =>
  claims.map((claim) => ({ claim, status, decide }))
const first = (file: ReadFile, status = '1', decide: DecidedClaim['decide'] = usualDecision) =>
  all(file, status, decide).slice(0, 1)
const denied = deniedDecision('CO*197')
const less: DecidedClaim['decide'] = (line) => {
  const { paid, contractual, patient } = usualDecision(line)
  return { paid: paid - 100, contractual: contractual + 100, patient }
}
/** One that does not add up: what it says it pays is a dollar more. */
const unbalanced = (text: string): string =>
  text.replace(/BPR\*I\*([0-9.]+)/, (_, cents: string) => `BPR*I*${(Number(cents) + 1).toFixed(2)}`)

const days: Record<string, (file: ReadFile) => readonly (readonly string[])[]> = {
  'one number twice, both long': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT1', 2, all(file, '1', less)).text],
  ],
  'one number twice, the second with other claims': (file) => [
    [answer835('EFT1', 1, all(file).slice(0, 2)).text, answer835('EFT1', 2, all(file).slice(1)).text],
  ],
  'one number twice, first short and then long': (file) => [
    [answer835('EFT1', 1, first(file)).text, answer835('EFT1', 2, all(file)).text],
  ],
  'one number twice, first long and then short': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT1', 2, first(file)).text],
  ],
  'one payment twice, word for word': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT1', 2, all(file)).text],
  ],
  'one interchange twice, word for word': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT1', 1, all(file)).text],
  ],
  'one that does not add up, and behind it the corrected one': (file) => [
    [unbalanced(answer835('EFT1', 1, all(file)).text), answer835('EFT1', 2, all(file)).text],
  ],
  'one that was held comes again with its correction': (file) => [
    [unbalanced(answer835('EFT1', 1, all(file)).text)],
    [unbalanced(answer835('EFT1', 2, all(file)).text), answer835('EFT1', 3, all(file)).text],
  ],
  'one pays, the next takes it back': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT2', 2, all(file, '22')).text],
  ],
  'one pays, the next takes it back and pays anew': (file) => [
    [
      answer835('EFT1', 1, all(file)).text,
      answer835('EFT2', 2, [...all(file, '22'), ...all(file, '1', less)]).text,
      answer835('EFT3', 3, first(file, '22', less)).text,
    ],
  ],
  'a short one pays, a long one takes it back': (file) => [
    [answer835('EFT1', 1, first(file)).text, answer835('EFT2', 2, [...first(file, '22'), ...all(file)]).text],
  ],
  'a long one pays, a short one takes a part of it back': (file) => [
    [answer835('EFT1', 1, all(file)).text, answer835('EFT2', 2, first(file, '22')).text],
  ],
  'one takes back what the file before it paid': (file) => [
    [answer835('EFT1', 1, all(file)).text],
    [answer835('EFT2', 2, all(file, '22')).text, answer835('EFT3', 3, all(file, '1', denied)).text],
  ],
  'one denies, the next pays, and both have money of nobody': (file) => {
    const strays = first(file).map((one) => ({
      ...one,
      claim: {
        ...one.claim,
        reference: 'STRAY',
        lines: one.claim.lines.map((line) => ({ ...line, id: `X${line.id}` })),
      },
    }))
    return [
      [
        answer835('EFT1', 1, [...all(file, '4', denied), ...strays]).text,
        answer277(file, 2),
        answer835('EFT2', 3, [...all(file), ...strays], [{ segment: 'PLB*1234567893*20261231*WO:A*5', cents: 500 }])
          .text,
      ],
    ]
  },
}

describe.each(Object.entries(days))('%s: at once and in slices give the same ledger', (_, texts) => {
  const together = (file: ReadFile) => texts(file).map((parts) => parts.join('\n'))
  it.each([
    ['every payment', { shortText: 0, linesAtOnce: 0 }],
    ['payments of more than one claim', { shortText: 0, linesAtOnce: 20 }],
  ])('%s in slices', async (_name, limits) => {
    const inSlices = await filed(together, limits)
    expect(inSlices).toEqual(await filed(together))
  })
})
