import { Hl7Message } from '@medplum/core'
import { describe, expect, it } from 'vitest'
import type { Claim } from '#shared/claim/claim.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aClaim, aClaimLine, aHospitalClaim, aVisit } from '#test/builders/aClaim.ts'
import { type DftProfile, usualProfile } from './siteProfile.ts'
import { dftProblems, writeDft } from './writeDft.ts'

const signedAt = instantOnClock('2026-11-20', '13:15', 'America/Chicago')
const site = (version: DftProfile['version'], over: Partial<DftProfile> = {}): DftProfile => ({
  ...usualProfile(version),
  sendingFacility: 'LAKESIDE',
  receivingApplication: 'PMSYS',
  receivingFacility: 'LAKESIDEPC',
  ...over,
})
const write = (profile: DftProfile, claim = aClaim(), previous: Claim | null = null) =>
  writeDft({ claim, visit: aVisit(), signedAt, previous }, profile)

/** The message as a parser we did not write reads it. */
function read(profile: DftProfile, claim = aClaim(), previous: Claim | null = null): Hl7Message {
  const [message] = write(profile, claim, previous)
  return Hl7Message.parse(withoutLastEnd(message?.text))
}

/** That parser takes the end of the last segment for the beginning of another. */
const withoutLastEnd = (text = ''): string => text.replace(/\r$/, '')

const charges = (message: Hl7Message) => message.getAllSegments('FT1')
const ft1 = (message: Hl7Message, field: number, component?: number): readonly string[] =>
  charges(message).map((segment) =>
    component === undefined ? (segment.getField(field)?.toString() ?? '') : segment.getComponent(field, component),
  )
const names = (message: Hl7Message): readonly string[] => message.segments.map(({ name }) => name)

describe('a charge message, read by a parser we did not write', () => {
  const message = read(site('2.5.1'))

  it('is an exact round trip with segments that end in CR', () => {
    const [written] = write(site('2.5.1'))
    expect(written?.text.endsWith('\r')).toBe(true)
    expect(written?.text).not.toContain('\n')
    expect(message.toString()).toBe(withoutLastEnd(written?.text))
  })

  it('stands in the order of the event', () => {
    expect(names(message)).toEqual(['MSH', 'EVN', 'PID', 'PV1', 'FT1', 'FT1', 'NTE', 'FT1', 'DG1', 'DG1', 'IN1'])
    expect(message.getSegment('MSH')?.getField(9).toString()).toBe('DFT^P03^DFT_P03')
    expect(message.getSegment('MSH')?.getField(10).toString()).toBe('261120AA001-R1')
    expect(message.getSegment('MSH')?.getField(7).toString()).toBe('20261120131500-0600')
  })

  it('says who, where, when and who pays', () => {
    const [pid, pv1, in1] = (['PID', 'PV1', 'IN1'] as const).map((id) => message.getSegment(id))
    expect(pid?.getField(3).toString()).toBe('MRN00042^^^LAKESIDE^MR')
    expect(pid?.getComponent(5, 1)).toBe('Doe')
    expect(pv1?.getField(3).toString()).toBe('INF^7^^LAKESIDE')
    expect(pv1?.getField(19).toString()).toBe('261120AA001^^^CHAIRSIDE^VN')
    expect(pv1?.getField(44).toString()).toBe('20261120083000-0600')
    expect(in1?.getField(14).toString()).toBe('PA7788991')
    expect(in1?.getField(36).toString()).toBe('1EG4TE5MK73')
  })

  it('has code, modifiers, units, money, product and diagnoses of every line', () => {
    expect(ft1(message, 2)).toEqual(['261120AA001L01', '261120AA001L02', '261120AA001L03'])
    expect(ft1(message, 6)).toEqual(['CG', 'CG', 'CG'])
    expect(ft1(message, 7)).toEqual(['96413^^C4', 'J9312^^HCPCS', 'J9312^^HCPCS'])
    expect(ft1(message, 10)).toEqual(['1', '72', '8'])
    expect(ft1(message, 11)).toEqual(['450&USD', '8640&USD', '960.5&USD'])
    expect(ft1(message, 12)).toEqual(['450&USD', '120&USD', ''])
    expect(ft1(message, 19)).toEqual(['Z51.12^^I10~C91.10^^I10', 'C91.10^^I10', 'C91.10^^I10'])
    expect(ft1(message, 26)).toEqual(['', '', 'JW^^HCPCS'])
    expect(ft1(message, 29)).toEqual(['', '50242005306^^NDC', '50242005121^^NDC'])
    expect(ft1(message, 4)[0]).toBe('20261120090500-0600^20261120124000-0600')
    expect(ft1(message, 4)[1]).toBe('20261120')
  })

  it('gives the same bytes for the same version', () => expect(write(site('2.5.1'))).toEqual(write(site('2.5.1'))))
})

describe('what a site may want', () => {
  it('2.3: one time, modifiers behind the code, products in notes, FT1-25 alone', () => {
    const message = read(site('2.3'))
    expect(message.getSegment('MSH')?.getField(9).toString()).toBe('DFT^P03')
    expect(ft1(message, 7)).toEqual(['', '', ''])
    expect(ft1(message, 25)).toEqual(['96413^^C4', 'J9312^^HCPCS', 'J9312-JW^^HCPCS'])
    expect(ft1(message, 4)[0]).toBe('20261120090500')
    expect(message.getAllSegments('NTE').map((note) => note.getField(3).toString())).toEqual([
      'N450242005306 ML50',
      'ALSO NDC 50242005121 ML21.25',
      'N450242005121 ML8.75',
    ])
  })

  it('2.8: no EVN-1, no degree, authorization and product quantity on the charge', () => {
    const message = read(site('2.8'))
    expect(message.getSegment('EVN')?.getField(1).toString()).toBe('')
    expect(message.getSegment('PV1')?.getComponent(7, 7)).toBe('')
    expect(ft1(message, 39)).toEqual(Array(3).fill('PA7788991^^^^AUTH'))
    expect(ft1(message, 43)).toEqual(['', '50^mL&&UCUM', '8.75^mL&&UCUM'])
    expect(message.getSegment('IN1')?.getField(14).toString()).toBe('')
  })

  it('modifiers as repeats of FT1-25, products in a Z segment, the visit in PID-18, days without times', () => {
    const message = read(
      site('2.5.1', {
        modifierPlace: 'FT1-25 repeat',
        ndcPlace: 'Z segment',
        visitIdPlace: 'PID-18',
        time: { precision: 'day', offset: false },
      }),
    )
    expect(ft1(message, 25)[2]).toBe('J9312^^HCPCS~JW^^HCPCS')
    expect(message.getAllSegments('ZND').map((segment) => segment.toString())).toEqual([
      'ZND|2|50242005306|50|ML',
      'ZND|3|50242005121|8.75|ML',
    ])
    expect(message.getSegment('PID')?.getField(18).toString()).toBe('261120AA001')
    expect(message.getSegment('PV1')?.getField(19)?.toString() ?? '').toBe('')
    expect(ft1(message, 4)[0]).toBe('20261120^20261120')
  })

  it('one message a line, each with its own control id of at most 20 characters', () => {
    const messages = write(site('2.5.1', { messagePer: 'line' }), aClaim({ reference: '261120-ABCD-001' }))
    expect(messages.map(({ controlId }) => controlId)).toEqual([
      '261120-ABCD-001R1N1',
      '261120-ABCD-001R1N2',
      '261120-ABCD-001R1N3',
    ])
  })

  it('its own number of the visit, unchanged', () => {
    const [message] = writeDft(
      { claim: aClaim(), visit: aVisit({ receiverVisitId: 'V5550042^^^PMSYS^VN' }), signedAt, previous: null },
      site('2.5.1'),
    )
    expect(
      Hl7Message.parse(message?.text ?? '')
        .getSegment('PV1')
        ?.getField(19)
        .toString(),
    ).toBe('V5550042^^^PMSYS^VN')
  })

  it('a hospital’s lines, which point to no diagnosis, carry them all', () => {
    expect(ft1(read(site('2.5.1'), aHospitalClaim()), 19)[1]).toBe('Z51.12^^I10~C91.10^^I10')
  })
})

describe('a correction', () => {
  it('credits the old lines under their own ids, then charges the new ones', () => {
    const newer = aClaim({ version: 2, lines: [aClaimLine('261120AA001L101', { chargeCents: 40_000 })] })
    const message = read(site('2.5.1'), newer, aClaim())
    expect(ft1(message, 6)).toEqual(['CR', 'CR', 'CR', 'CG'])
    expect(ft1(message, 2).slice(-2)).toEqual(['261120AA001L03', '261120AA001L101'])
    expect(message.getSegment('MSH')?.getField(10).toString()).toBe('261120AA001-R2')
  })
})

describe('text from the world', () => {
  it('cannot end a field, a component or a segment', () => {
    const patient = { ...aClaim().patient, last: 'O|Brien^~\\&', first: 'A\rPID|2\n' }
    const message = read(site('2.5.1'), aClaim({ patient }))
    expect(names(message).filter((name) => name === 'PID')).toHaveLength(1)
    expect(message.getSegment('PID')?.getComponent(5, 1)).toContain('Brien')
    expect(message.getSegment('PID')?.getField(7).toString()).toBe('19520314')
  })
})

describe('what a receiver does not know', () => {
  it('is named before it is sent', () => {
    expect(dftProblems(aClaim(), site('2.5.1'))).toEqual([])
    const strict = site('2.5.1', { knownCodes: ['96413'], knownProviders: ['1234567893'] })
    expect(dftProblems(aClaim(), strict)).toEqual([
      'The receiver has no charge code J9312.',
      'The receiver does not know provider Roe, NPI 1987654328.',
    ])
  })
})
