import { describe, expect, it } from 'vitest'
import { aContainer, aSession, wholeReading } from '#test/builders/aSession.ts'
import { assistantMia, billerBen, nurseAna, nurseBo, nurseNew } from '#test/builders/people.ts'
import type { User } from '../document/clinic.ts'
import type { CommandOf } from './command.ts'
import { lateFromPaper, mayComeFromPaper } from './paperEntry.ts'
import { signOff } from './signOff/signOff.ts'

/** Ana types in, in the evening, what somebody else wrote. */
const onPaper = (at: string, paperBy: User) => ({
  at,
  now: '19:00',
  by: nurseAna,
  late: lateFromPaper,
  extra: { source: 'paper' as const, paperBy },
})

const arrival: CommandOf<'recordArrival'> = { kind: 'recordArrival', identifiers: ['name', 'birth_date'] }

describe('a visit typed in from its paper sheet', () => {
  it('keeps the time of the paper, who wrote it and who typed it in, and is late for the one reason', () => {
    const arrived = aSession().perform(arrival, onPaper('08:20', nurseBo))
    expect(arrived.last('PatientArrived')).toMatchObject({
      happenedAt: arrived.at('08:20'),
      recordedAt: arrived.at('19:00'),
      source: 'paper',
      userId: 'user-ana',
      paperBy: 'user-bo',
      late: { reason: 'device_unavailable_paper', basis: 'written_note' },
    })
  })

  it('has the drug given by whoever wrote it, so that the signature asks about them', () => {
    const given = aSession()
      .prepared('08:30')
      .perform({ kind: 'startLine', lineId: 'saline', accessId: 'port' }, onPaper('09:00', nurseBo))
    expect(given.line('saline').start?.userId).toBe('user-bo')
    const warned = (signerId: string) =>
      signOff(given.chart, { now: given.at('19:00'), signerId }).warnings.map(({ code }) => code)
    expect(warned('user-ana')).toContain('signer-did-not-give')
    expect(warned('user-bo')).not.toContain('signer-did-not-give')
  })

  it('has two people check who are not the same hand, whoever types it in', () => {
    const ready = aSession().prepared('08:30')
    const reading = { lineId: 'rituximab', ...wholeReading }
    const first = { kind: 'giveFirstCheck', ...reading } as const
    const check = { kind: 'giveSecondCheck', ...reading } as const
    const half = ready.perform(first, onPaper('09:00', nurseBo))
    const checked = half.perform(check, { ...onPaper('09:00', nurseAna), witness: nurseAna })
    expect(checked.line('rituximab').check).toMatchObject({ firstUserId: 'user-bo', secondUserId: 'user-ana' })
    expect(half.refusal(check, { ...onPaper('09:00', nurseBo), witness: nurseBo }).code).toBe(
      'second-check-same-person',
    )
    expect(ready.refusal(first, onPaper('09:00', nurseNew))).toMatchObject({
      code: 'checker-not-competent',
      facts: { name: 'Nia Newton' },
    })
  })

  it('has waste seen by somebody else than whoever wasted it', () => {
    const vial = aContainer({ amount: '100', unit: 'mg' }, { used: '0', wasted: '100', wasteReason: 'spilled' })
    const waste: CommandOf<'recordContainers'> = {
      kind: 'recordContainers',
      lineId: 'rituximab',
      containers: [vial],
      nothingWasted: false,
    }
    const given = aSession().prepared('08:30').checked('rituximab', '08:50').started('rituximab', '09:00')
    expect(given.refusal(waste, { ...onPaper('12:00', nurseBo), witness: nurseBo }).code).toBe('witness-same-person')
  })

  it('asks for the right of both: of whoever wrote it and of whoever types it in', () => {
    const ready = aSession().prepared('08:30')
    const start = { kind: 'startLine', lineId: 'saline', accessId: 'port' } as const
    expect(ready.refusal(start, onPaper('09:00', assistantMia))).toEqual({
      code: 'paper-giver-not-allowed',
      facts: { name: 'Mia Adler' },
    })
    expect(ready.refusal(start, { ...onPaper('09:00', nurseBo), by: billerBen }).code).toBe('not-allowed')
  })

  it('is never without its reason, and never said to be from anywhere but paper', () => {
    const session = aSession()
    const { late: _late, ...unsaid } = onPaper('08:20', nurseBo)
    expect(session.refusal(arrival, unsaid).code).toBe('late-entry-needs-reason')
    const tapped = { ...onPaper('08:20', nurseBo), extra: { source: 'tap' as const, paperBy: nurseBo } }
    expect(session.refusal(arrival, tapped).code).toBe('late-entry-needs-reason')
  })

  it('is signed, settled and taken back on the record itself', () => {
    const session = aSession().arrived('08:30')
    const undo = { kind: 'undo', eventId: session.last('PatientArrived').id } as const
    expect(session.refusal(undo, onPaper('08:30', nurseBo)).code).toBe('not-from-paper')
    expect(mayComeFromPaper('sign')).toBe(false)
    expect(mayComeFromPaper('recordVitals')).toBe(true)
  })
})
