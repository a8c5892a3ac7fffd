import { describe, expect, it } from 'vitest'
import { type ASession, aContainer, aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
import { pharmacistPia } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'
import { toCodingInput } from '../toCodingInput.ts'

const mg = (amount: string) => ({ amount, unit: 'mg' })
const ordered = aPlannedLine({
  ...{ id: 'ritux', name: 'Rituximab', role: 'antineoplastic', dose: mg('700'), form: 'Rituxan', plannedMinutes: 60 },
})
const row = { ...ordered.catalogue, hcpcs: 'J9312', drug: 'rituximab' }
const plan = { ...ordered, catalogue: row }
type Product = NonNullable<CommandOf<'releaseLine'>['product']>
const ruxience: Product = {
  ...{ name: 'Rituximab-pvvr (Ruxience)', catalogue: { ...row, hcpcs: 'Q5119' }, stocked: [], reason: 'payer' },
}
const as = (facts: Partial<Product> = {}) =>
  ({ kind: 'releaseLine', lineId: 'ritux', product: { ...ruxience, ...facts } }) as const
const day = (facts: object = {}) => aSession({ lines: [{ ...plan, ...facts }] }).prepared()
const at = { at: '08:40' }
const line = (session: ASession) => session.line('ritux')

describe('another product than the one ordered', () => {
  it('is given under its own name, code and vials, and says what was ordered and why', () => {
    const changed = day().perform(as(), { ...at, by: pharmacistPia })
    const { form: _form, ...rest } = plan
    expect(line(changed)).toMatchObject({
      state: 'released',
      plan: { ...rest, name: ruxience.name, catalogue: ruxience.catalogue, stocked: [] },
      substituted: { ordered: 'Rituximab', orderedHcpcs: 'J9312', reason: 'payer', stamp: { at: changed.at('08:40') } },
    })
    expect(line(changed).plan.form).toBeUndefined()
    expect(line(changed).substituted).not.toHaveProperty('orderedBy')
    expect(line(changed).substituted).not.toHaveProperty('text')
    expect(line(day())).toMatchObject({ substituted: null, plan: { form: 'Rituxan' } })
    const checked = changed.checked('ritux', '08:50')
    const given = checked.started('ritux', '09:00').stopped('ritux', '10:00')
    expect(JSON.stringify(toCodingInput(given.chart, { now: given.at('10:00') }))).toContain('Q5119')
  })

  it('keeps whose order it was, and the words beside another reason', () => {
    const byOrder = day().perform(as({ reason: 'provider_order', orderedBy: 'Dr. Marsh' }), at)
    expect(line(byOrder).substituted).toMatchObject({ reason: 'provider_order', orderedBy: 'Dr. Marsh' })
    const said = day().perform(as({ reason: 'other', text: 'Trial arm B' }), at)
    expect(line(said).substituted).toMatchObject({ reason: 'other', text: 'Trial arm B' })
  })

  it('is refused without whose order, without words for another reason, and where nothing changes', () => {
    for (const orderedBy of [undefined, '  '])
      expect(day().refusal(as({ reason: 'provider_order', orderedBy }), at).code).toBe('provider-missing')
    for (const text of [undefined, '  '])
      expect(day().refusal(as({ reason: 'other', text }), at).code).toBe('other-needs-text')
    expect(day().refusal(as({ catalogue: row }), at)).toEqual({
      code: 'product-unchanged',
      facts: { drug: 'Rituximab' },
    })
    const noCode = { ...row, hcpcs: null }
    const byName = day({ catalogue: noCode })
    expect(byName.refusal(as({ name: 'Rituximab', catalogue: noCode }), at).code).toBe('product-unchanged')
    expect(byName.decide(as({ catalogue: noCode }), at).ok).toBe(true)
  })

  it('is the same drug, and is said before anything of the ordered one was opened', () => {
    const other = as({ catalogue: { ...row, hcpcs: 'J9035', drug: 'bevacizumab' }, name: 'Bevacizumab' })
    expect(day().refusal(other, at)).toEqual({
      code: 'not-same-drug',
      facts: { drug: 'Rituximab', other: 'Bevacizumab' },
    })
    const released = day().perform({ kind: 'releaseLine', lineId: 'ritux' }, at)
    expect(released.decide(as(), { at: '08:41' }).ok).toBe(true)
    const mixed = released.perform({ kind: 'mixLine', lineId: 'ritux' }, { at: '08:42' })
    expect(mixed.refusal(as(), { at: '08:43' })).toEqual({ code: 'product-in-use', facts: { drug: 'Rituximab' } })
    const opened = released.containers('ritux', '08:42', [aContainer(mg('700'))], true)
    expect(opened.refusal(as(), { at: '08:43' }).code).toBe('product-in-use')
  })

  it('is received and checked by itself: who checked the ordered one has not seen it', () => {
    const checked = day().checked('ritux', '08:39')
    const changed = checked.perform(as(), at)
    expect(line(changed)).toMatchObject({ check: null, firstCheck: null, state: 'released' })
    const again = changed.checked('ritux', '08:45')
    expect(line(again)).toMatchObject({ state: 'checked', substituted: { ordered: 'Rituximab' } })
  })

  it('is taken back by choosing the ordered one again', () => {
    const back = day()
      .perform(as(), at)
      .perform(as({ name: 'riTUXimab (Rituxan)', catalogue: row, reason: 'not_in_stock' }), { at: '08:45' })
    expect(line(back)).toMatchObject({ substituted: null, plan: { name: 'Rituximab', form: 'Rituxan' } })
  })

  it('stands beside an OK to mix of another desk that names no product', () => {
    const twice = day().perform(as(), at).withEvent('LineReleased', { lineId: 'ritux' }, '08:41')
    expect(line(twice).substituted).not.toBeNull()
  })

  it('that comes from another desk after the start changes nothing of what ran', () => {
    const running = day().checked('ritux', '08:39').started('ritux', '08:45')
    const late = running.withEvent('LineReleased', { lineId: 'ritux', product: ruxience }, '08:46')
    expect(line(late)).toMatchObject({ substituted: null, state: 'running', plan: { name: 'Rituximab' } })
    const inTime = running.withEvent('LineReleased', { lineId: 'ritux', product: ruxience }, '08:45')
    expect(line(inTime).substituted).not.toBeNull()
  })
})
