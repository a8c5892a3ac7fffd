import { describe, expect, it } from 'vitest'
import { aContainer, aSession, type Given } from '#test/builders/aSession.ts'
import { billerBen, nurseAna, nurseBo } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'
import type { UsedContainer } from '../payloads/payloads.ts'
import type { Refusal } from '../refusals.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const vial = (facts: Partial<UsedContainer> = {}, size = '100'): UsedContainer => aContainer(mg(size), facts)
const rest = { used: '12.5', wasted: '87.5', wasteReason: 'remainder' } as const
const treated = aSession()
  .prepared()
  .checked('rituximab', '09:08')
  .started('rituximab', '09:10')
  .stopped('rituximab', '13:25')
const whole = [vial({}, '500'), vial({ id: 'r1' }), vial({ id: 'r2' }), vial({ id: 'r3', ...rest })]

const command = (containers: readonly UsedContainer[], nothingWasted = false): CommandOf<'recordContainers'> => ({
  kind: 'recordContainers',
  lineId: 'rituximab',
  containers: [...containers],
  nothingWasted,
})

const refused = (containers: readonly UsedContainer[], nothingWasted = false, given: Partial<Given> = {}): Refusal =>
  treated.refusal(command(containers, nothingWasted), { at: '13:30', ...given })

describe('containers and waste', () => {
  it('stand when every container adds up and the dose is covered', () => {
    expect(treated.perform(command(whole), { at: '13:30' }).line('rituximab').containers?.containers).toHaveLength(4)
  })

  it('must add up exactly, container by container', () => {
    expect(refused([...whole.slice(0, 3), vial({ ...rest, wasted: '87.4' })])).toMatchObject({
      code: 'containers-do-not-add-up',
      facts: { drug: 'Rituximab', size: '100 mg', used: '12.5', wasted: '87.4', kept: '0' },
    })
  })

  it('keeps a remainder only of a multi-dose container', () => {
    const kept = { used: '12.5', wasted: '0', kept: '87.5' }
    expect(refused([...whole.slice(0, 3), vial(kept)], true).code).toBe('single-dose-kept')
    const multi = vial({ ...kept, type: 'multi_dose' })
    expect(treated.decide(command([...whole.slice(0, 3), multi], true), { at: '13:30' }).ok).toBe(true)
  })

  it('needs a waste decision, and not both answers', () => {
    const used = [vial({}, '500'), vial({ id: 'r1' }), vial({ id: 'r2' }), vial({ id: 'r3' })]
    expect(refused(used).code).toBe('waste-decision-missing')
    expect(treated.decide(command(used, true), { at: '13:30' }).ok).toBe(true)
    expect(refused(whole, true).code).toBe('waste-decision-missing')
  })

  it('needs the reason of every waste', () => {
    expect(refused([...whole.slice(0, 3), vial({ used: '12.5', wasted: '87.5' })]).code).toBe('waste-reason-missing')
  })

  it('covers the dose given', () => {
    expect(refused(whole.slice(0, 3), true)).toEqual({
      code: 'containers-below-dose',
      facts: { drug: 'Rituximab', used: '700 mg', given: '712.5 mg' },
    })
  })

  it('refuses a lot past its date that day, unless all of it was thrown away', () => {
    expect(refused([vial({ expires: '2026-03-01' }, '500'), ...whole.slice(1)])).toMatchObject({
      code: 'lot-expired',
      facts: { expires: '2026-03-01', lot: 'LOT7' },
    })
    const old = vial({ id: 'old', expires: '2026-03-01', used: '0', wasted: '100', wasteReason: 'expired_stock' })
    expect(treated.decide(command([...whole, old]), { at: '13:30' }).ok).toBe(true)
    expect(
      treated.decide(command([vial({ expires: '2026-03-02' }, '500'), ...whole.slice(1)]), { at: '13:30' }).ok,
    ).toBe(true)
  })

  it('refuses a recalled lot, of its product or of any, unless all of it was thrown away', () => {
    const recalled = (ndc: string | null) => ({
      recalledLots: [{ ndc, lot: 'lot7', note: 'Letter of 1 March', since: '2026-03-01' }],
    })
    const at = (ndc: string | null) => ({ at: '13:30', extra: recalled(ndc) })
    expect(treated.refusal(command(whole), at('00000000101'))).toEqual({
      code: 'lot-recalled',
      facts: { lot: 'LOT7', note: 'Letter of 1 March' },
    })
    expect(treated.refusal(command(whole), at(null)).code).toBe('lot-recalled')
    expect(treated.decide(command(whole), at('00000000999')).ok).toBe(true)
    const good = whole.map((one) => ({ ...one, lot: 'LOT8' }))
    const back = vial({ id: 'back', used: '0', wasted: '100', wasteReason: 'expired_stock' })
    expect(treated.decide(command([...good, back]), at(null)).ok).toBe(true)
  })

  it('asks why a container was not scanned', () => {
    const picked = whole.map((one) => ({ ...one, scanned: false }))
    expect(treated.refusal(command(picked), { at: '13:30' }).code).toBe('not-scanned-needs-reason')
    expect(treated.decide(command(picked), { at: '13:30', extra: { preview: true } }).ok).toBe(true)
    const said = picked.map((one) => ({ ...one, notScanned: 'no_barcode' as const }))
    expect(treated.decide(command(said), { at: '13:30' }).ok).toBe(true)
  })

  it('refuses a container of another kind of unit', () => {
    expect(refused([aContainer({ amount: '500', unit: 'mL' })], true).code).toBe('dose-unit-mismatch')
  })

  it('replaces the earlier set as a whole', () => {
    const again = treated
      .perform(command(whole), { at: '13:30' })
      .perform(command([vial({}, '1000')], true), { at: '13:31' })
    expect(again.line('rituximab').containers?.containers.map(({ size }) => size.amount)).toEqual(['1000'])
  })
})

describe('the waste witness', () => {
  const strict = aSession({ wasteWitnessRequired: true })
    .prepared()
    .checked('rituximab', '09:08')
    .started('rituximab', '09:10')
    .stopped('rituximab', '13:25')

  it('is another person, where the practice asks for one', () => {
    expect(strict.refusal(command(whole), { at: '13:30' }).code).toBe('witness-missing')
    expect(strict.decide(command(whole), { at: '13:30', extra: { preview: true } }).ok).toBe(true)
    expect(strict.refusal(command(whole), { at: '13:30', witness: nurseAna }).code).toBe('witness-same-person')
    expect(strict.refusal(command(whole), { at: '13:30', witness: billerBen }).code).toBe('not-allowed')
    const seen = strict.perform(command(whole), { at: '13:30', witness: nurseBo })
    expect(seen.line('rituximab').containers?.witnessId).toBe(nurseBo.id)
  })

  it('is not asked for when nothing was wasted', () => {
    expect(strict.decide(command([vial({}, '1000')], true), { at: '13:30' }).ok).toBe(true)
  })
})
