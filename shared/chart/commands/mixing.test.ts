import { describe, expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { nurseBo, nurseNew, pharmacistPia } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'

const ready = aSession().prepared()
const release = { kind: 'releaseLine', lineId: 'rituximab' } as const
const receive: CommandOf<'receiveLine'> = {
  kind: 'receiveLine',
  lineId: 'rituximab',
  scanned: true,
  patientLabelMatches: true,
  looksRight: true,
}

describe('OK to mix', () => {
  it('comes after OK to treat, once', () => {
    expect(aSession().arrived('08:30').refusal(release, { at: '08:35' }).code).toBe('not-ready')
    const released = ready.perform(release, { at: '08:35' })
    expect(released.line('rituximab')).toMatchObject({ state: 'released', released: { at: released.at('08:35') } })
    expect(released.refusal(release, { at: '08:36' }).code).toBe('already-released')
  })

  it('is no longer given for a drug that runs', () => {
    const running = ready.started('dexamethasone', '08:45')
    expect(running.refusal({ ...release, lineId: 'dexamethasone' }, { at: '08:50' }).code).toBe('line-running')
  })
})

describe('a mixed drug at the chair', () => {
  const refused = (facts: Partial<CommandOf<'receiveLine'>>) =>
    ready.refusal({ ...receive, ...facts }, { at: '09:00' }).code

  it('is received by nurse or pharmacist, then checked', () => {
    const received = ready.perform(release, { at: '08:35' }).perform(receive, { at: '09:00', by: pharmacistPia })
    expect(received.line('rituximab').state).toBe('received')
    expect(received.checked('rituximab', '09:05').line('rituximab').state).toBe('checked')
    expect(received.refusal(receive, { at: '09:01' }).code).toBe('already-received')
  })

  it('is not taken with another patient’s label, looking wrong, or past its time', () => {
    expect(refused({ patientLabelMatches: false })).toBe('wrong-patient-label')
    expect(refused({ looksRight: false })).toBe('does-not-look-right')
    expect(refused({ useBy: ready.at('08:59') })).toBe('past-use-by')
    expect(ready.decide({ ...receive, useBy: ready.at('09:00') }, { at: '09:00' }).ok).toBe(true)
  })

  it('says why it was not scanned', () => {
    expect(refused({ scanned: false })).toBe('not-scanned-needs-reason')
    const said = { ...receive, scanned: false, notScanned: 'no_barcode' } as const
    expect(ready.decide(said, { at: '09:00' }).ok).toBe(true)
  })
})

describe('the check of two people who do not see each other’s answers', () => {
  const all = [
    'patient',
    'drug',
    'dose',
    'volume',
    'rate',
    'route',
    'use_by',
    'looks_right',
    'sequence',
    'pump_setting',
  ] as const
  const reading = { lineId: 'rituximab', identifiers: ['name' as const, 'birth_date' as const], items: [...all] }
  const first = { kind: 'giveFirstCheck', ...reading, rateMlPerHour: '35.1' } as const
  const second = { kind: 'giveSecondCheck', ...reading, rateMlPerHour: '35.10' } as const
  const half = ready.perform(first, { at: '09:00' })

  it('is half done after the first, and lets nothing start', () => {
    expect(half.line('rituximab')).toMatchObject({ state: 'planned', check: null })
    expect(half.refusal({ kind: 'startLine', lineId: 'rituximab', accessId: 'port' }, { at: '09:05' }).code).toBe(
      'second-check-missing',
    )
    expect(half.refusal(first, { at: '09:01', by: nurseBo }).code).toBe('first-check-done')
  })

  it('is done by the second person under her own sign-in, or with her PIN at the first one’s screen', () => {
    for (const given of [{ by: nurseBo }, { witness: nurseBo }]) {
      const done = half.perform(second, { at: '09:02', ...given })
      expect(done.line('rituximab').check).toMatchObject({ firstUserId: 'user-ana', secondUserId: 'user-bo' })
    }
    expect(half.refusal(second, { at: '09:02' }).code).toBe('second-check-same-person')
    // Before anybody typed a PIN the button is judged too: open for the first person's screen, not for whoever may not check.
    const preview = { at: '09:02', extra: { preview: true } }
    expect(half.decide(second, preview).ok).toBe(true)
    expect(half.refusal(second, { ...preview, by: nurseNew }).code).toBe('checker-not-competent')
  })

  it('asks each for two identifiers and every item', () => {
    expect(ready.refusal({ ...first, identifiers: ['name'] }, { at: '09:00' }).code).toBe('identifiers-missing')
    expect(ready.refusal({ ...first, items: all.slice(1) }, { at: '09:00' })).toEqual({
      code: 'check-incomplete',
      facts: { item: 'patient', count: '1' },
    })
    expect(half.refusal({ ...second, items: [] }, { at: '09:02', by: nurseBo }).code).toBe('check-incomplete')
  })

  it('does not stand where they read something else', () => {
    const bo = { at: '09:02', by: nurseBo }
    expect(half.refusal({ ...second, rateMlPerHour: '351' }, bo)).toMatchObject({
      code: 'checks-differ',
      facts: { item: 'rate' },
    })
    const dosed = ready.perform({ ...first, dose: { amount: '712.5', unit: 'mg' } }, { at: '09:00' })
    expect(dosed.refusal({ ...second, dose: { amount: '725', unit: 'mg' } }, bo).facts.item).toBe('dose')
    expect(dosed.decide({ ...second, dose: { amount: '0.7125', unit: 'g' } }, bo).ok).toBe(true)
  })
})
