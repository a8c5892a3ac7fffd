import { describe, expect, it } from 'vitest'
import { anX12, aPaidClaim, aTa1, kinds } from '#test/builders/anX12.ts'
import { readAnswers } from './readAnswers.ts'
import { compositeOf } from './readSegments.ts'

const payment = anX12(kinds['835'], [aPaidClaim()])
const faultOf = (text: string): string => {
  const read = readAnswers(text)
  if (read.ok) throw new Error('it was read')
  return `${read.error.place}: ${read.error.cause}`
}

describe('separators', () => {
  const usual = readAnswers(payment)

  it.each([
    ['a line break after each segment', { between: '\r\n' }],
    ['no line breaks', { between: '' }],
    ['> between components', { component: '>' }],
    ['| between components', { component: '|', between: '' }],
    ['line breaks for terminators', { segment: '\n', between: '' }],
    ['other element separators', { element: '|', segment: "'" }],
  ])('are read from the ISA: %s', (_what, looks) => {
    expect(readAnswers(anX12(kinds['835'], [aPaidClaim()], looks))).toEqual(usual)
  })

  it('are found behind the qualifier where the ISA announces another', () => {
    expect(readAnswers(payment.replaceAll('HC:', 'HC|').replaceAll('J9312:JW', 'J9312|JW'))).toEqual(usual)
    expect(compositeOf('HC|J9312|JW', ':')).toEqual(['HC', 'J9312', 'JW'])
    expect(compositeOf('PROVIDER-NOTE', ':')).toEqual(['PROVIDER-NOTE'])
  })

  it('may be in an ISA without padding or without ISA16, after a byte-order mark and blank lines', () => {
    const empty = payment.replace('*T*:~', '*T*~')
    expect(readAnswers(empty)).toEqual(usual)
    const bare = payment.replace(/ {4,}/g, '')
    expect(readAnswers(`\uFEFF\n\n${bare}\n`)).toEqual(usual)
  })
})

describe('a file of several interchanges and sets', () => {
  it('is read to its end', () => {
    const two = anX12(kinds['835'], [aPaidClaim(), aPaidClaim('261120AA002', 'EFT2')], { control: '000000703' })
    const read = readAnswers(payment + two + aTa1('TA1*000000101*261123*1430*A*000'))
    expect(read.ok && read.value.map(({ control, answers }) => [control, answers.map(({ kind }) => kind)])).toEqual([
      ['000000701', ['835']],
      ['000000703', ['835', '835']],
      ['000000702', ['TA1']],
    ])
  })
})

describe('what cannot be trusted is refused whole, with its place', () => {
  it.each([
    ['nothing', '', /^segment 1: the file is empty$/],
    ['another kind of file', 'PK\u0003\u0004 zip', /^segment 1: expected ISA, found/],
    ['a file cut short', payment.slice(0, -40), /cut short$/],
    [
      'a missing segment',
      payment.replace('LX*1~\n', ''),
      /^segment 36 \(SE\), element 1: it says 35 segments, and there are 34$/,
    ],
    [
      'a wrong set number',
      payment.replace('SE*35*0001', 'SE*35*0002'),
      /\(SE\), element 2: its control number 0002 is not 0001/,
    ],
    [
      'a wrong group count',
      payment.replace('GE*1*', 'GE*2*'),
      /\(GE\), element 1: it says 2 transaction sets, and there are 1$/,
    ],
    ['a wrong group number', payment.replace('GE*1*701', 'GE*1*7'), /\(GE\), element 2/],
    ['a wrong interchange number', payment.replace('IEA*1*000000701', 'IEA*1*000000001'), /\(IEA\), element 2/],
    [
      'text between the envelopes',
      payment.replace('GE*1', 'NTE*X~\nGE*1'),
      /\(NTE\): it stands outside of any transaction set$/,
    ],
    ['two files glued in the middle', (payment.split('LX*1')[0] ?? '') + payment, /a new ISA begins before the IEA/],
    ['a claim file', payment.replace('ST*835', 'ST*837'), /it holds 837 .* and no TA1, 999, 277CA or 835$/],
    [
      'an amount in words',
      payment.replace('*8010.5*C*', '*all*C*'),
      /^segment 4 \(BPR\), element 2: "all" is no amount$/,
    ],
    [
      'an amount of a tenth of a cent',
      payment.replace('*7200**72', '*7200.001**72'),
      /\(SVC\), element 3: .* is no amount$/,
    ],
    ['a payment without its sum', payment.replace('BPR*', 'BPX*'), /the 835 has no BPR/],
  ])('%s', (_what, text, sentence) => {
    expect(faultOf(text)).toMatch(sentence)
  })
})
