import { describe, expect, it } from 'vitest'
import { anX12, aPaidClaim, aTa1, kinds } from '#test/builders/anX12.ts'
import type { CliIo } from './cliIo.ts'
import { remitCommand } from './remitCommand.ts'

const ioOf = (text: string): CliIo => ({
  args: [],
  readFile: async () => text,
  readStdin: async () => '',
  out: () => {},
  warn: () => {},
})

interface Shown {
  readonly batches: string
  readonly interchanges: readonly { readonly control: string; readonly answers: readonly Record<string, unknown>[] }[]
}

async function shown(text: string): Promise<Shown> {
  const said = await remitCommand(ioOf(text), 'answer.x12')
  if (!said.ok) throw new Error(said.error.line)
  return JSON.parse(said.value) as Shown
}

describe('remit without a record', () => {
  it('shows every reference of a payment as it was found, and says that nothing was sent from here', async () => {
    const { batches, interchanges } = await shown(anX12(kinds['835'], [aPaidClaim()]))
    expect(batches).toMatch(/^No batches here/)
    expect(interchanges[0]?.answers[0]).toMatchObject({
      kind: '835',
      trace: 'EFT0000555',
      paidCents: 801_050,
      balances: true,
      matched: [],
      unmatched: [
        {
          why: 'claim_unknown',
          claim: '261120AA001',
          paidCents: 801_050,
          lines: [
            {
              line: '261120AA001L01',
              code: '96413',
              reasons: [{ words: 'Contract, above the fee schedule (CO-45)' }, {}],
            },
            { code: 'J9312' },
            { code: 'J9312-JW', remarks: ['N807'] },
          ],
        },
      ],
    })
  })

  it('puts a 999, a 277CA and a TA1 into words', async () => {
    const a999 = anX12(kinds['999'], [
      [
        'AK1*HC*101*005010X222A1',
        'AK2*837*0101',
        'IK3*SV1*35*2400*8',
        'IK4*4*380*7*1.5',
        'IK3*NM*17**1',
        'IK5*R*5',
        'AK9*R*1*1*0',
      ],
    ])
    const a277 = anX12(kinds['277'], [
      ['HL*1**20*1', 'HL*4*1*PT', 'TRN*2*A1', 'STC*A7:562:85*20261123*U*1', 'STC*A6:999*20261123*U*1'],
    ])
    const { interchanges } = await shown(a999 + a277 + aTa1('TA1*000000101*261123*1430*R*006'))
    expect(interchanges.flatMap(({ answers }) => answers)).toMatchObject([
      {
        kind: '999',
        verdict: 'rejected',
        findings: [
          { position: 35, words: 'units (SV1 element 4) holds a code that is not allowed: 1.5.' },
          { position: 17, words: 'NM: the segment is not known.' },
        ],
      },
      {
        kind: '277CA',
        unmatched: [
          {
            claim: 'A1',
            verdict: 'rejected',
            words: [
              'Rejected, something is not valid: NPI (billing provider).',
              'Rejected, something is missing: status code 999.',
            ],
          },
        ],
      },
      { kind: 'TA1', words: 'the sender is not known', unmatched: ['000000101'] },
    ])
  })

  it.each([
    ['nothing', '', 'answer.x12: segment 1: the file is empty'],
    [
      'a bad amount',
      anX12(kinds['835'], [aPaidClaim()]).replace('*450*', '*4x0*'),
      'answer.x12: segment 18 (SVC), element 2: "4x0" is no amount',
    ],
  ])('ends with 2 and one line for %s', async (_what, text, line) => {
    expect(await remitCommand(ioOf(text), 'answer.x12')).toEqual({ ok: false, error: { exitCode: 2, line } })
  })
})
