import { describe, expect, it } from 'vitest'
import type { PlannedLine } from '#shared/document/plan.ts'
import { clockTime, type Instant } from '#shared/kernel/instant.ts'
import { aSession } from '#test/builders/aSession.ts'
import { aPlannedLine } from '#test/builders/brPlan.ts'
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

describe('mixed by, at and until when', () => {
  const keeping = aSession({
    lines: [aPlannedLine({ id: 'iron', plannedMinutes: 60, expiryHoursAfterMixing: '0.75' })],
  }).prepared()
  const mix = { kind: 'mixLine', lineId: 'iron' } as const
  const released = keeping.perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
  const mixed = released.perform(mix, { at: '08:40', by: pharmacistPia })
  const start = { kind: 'startLine', lineId: 'iron', accessId: 'port' } as const
  const arrives = { ...receive, lineId: 'iron' } as const
  const untils = (session: typeof mixed) => session.line('iron').mixings.map(({ useBy }) => useBy && clockTime(useBy))

  it('waits for OK to mix; one tap takes whoever is signed in, now, and the hours of the order', () => {
    expect(keeping.refusal(mix, { at: '08:34' })).toEqual({ code: 'not-released', facts: { drug: 'Iron' } })
    expect(mixed.line('iron').mixings).toMatchObject([
      { mixerUserId: pharmacistPia.id, stamp: { at: mixed.at('08:40') }, useBy: mixed.at('09:25') },
    ])
    const said = { ...mix, mixerUserId: pharmacistPia.id, useBy: mixed.at('12:00') }
    const other = released.perform(said, { at: '08:40' })
    expect(other.line('iron').mixings[0]?.mixerUserId).toBe(pharmacistPia.id)
    expect(untils(other)).toEqual(['12:00'])
    expect(released.refusal({ ...mix, useBy: mixed.at('08:40') }, { at: '08:40' })).toEqual({
      code: 'use-by-before-mixing',
      facts: { at: '08:40', mixed: '08:40' },
    })
  })

  it('keeps the hours of the order where they are what the use-by comes from', () => {
    const kept = (order: Partial<PlannedLine>, said: { readonly useBy?: Instant }) => {
      const session = aSession({ lines: [aPlannedLine({ id: 'iron', plannedMinutes: 60, ...order })] })
        .prepared()
        .perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
      return session.perform({ ...mix, ...said }, { at: '08:40' }).last('LineMixed').payload
    }
    const useBy = mixed.at('12:00')
    expect(kept({ expiryHoursAfterMixing: '0.75' }, {})).toStrictEqual({ lineId: 'iron', keepsHours: '0.75' })
    expect(kept({ expiryHoursAfterMixing: '0.75' }, { useBy })).toStrictEqual({ lineId: 'iron', useBy })
    expect(kept({}, {})).toStrictEqual({ lineId: 'iron' })
  })

  it('of what was never begun, its mixing can be entered afterwards', () => {
    const not = { kind: 'markNotGiven', lineId: 'iron', reason: 'patient_left' } as const
    const left = released.perform(not, { at: '09:00' })
    expect(left.decide(mix, { at: '08:50', now: '09:02' }).ok).toBe(true)
  })

  it('the use-by goes along with a time of mixing that is set right', () => {
    const tapped = released.perform(mix, { at: '08:40' })
    const eventId = tapped.line('iron').mixings[0]?.stamp.eventId ?? ''
    const late = { reason: 'correcting_typing', basis: 'written_note' } as const
    const earlier = { at: '08:37', now: '08:50', late }
    expect(untils(tapped.perform({ kind: 'correctTime', eventId }, earlier))).toEqual(['09:22'])
  })

  it('a time of mixing cannot be set to after the start, nor past the use-by that was typed', () => {
    const late = { reason: 'correcting_typing', basis: 'written_note' } as const
    const begun = released.perform(mix, { at: '08:40' }).perform(start, { at: '09:00' })
    const first = begun.line('iron').mixings[0]?.stamp.eventId ?? ''
    const afterStart = { at: '09:01', now: '09:20', late }
    expect(begun.refusal({ kind: 'correctTime', eventId: first }, afterStart).code).toBe('mixed-after-start')
    const waiting = released.perform({ ...mix, useBy: mixed.at('09:10') }, { at: '08:40' })
    const eventId = waiting.line('iron').mixings[0]?.stamp.eventId ?? ''
    const afterIt = { at: '09:10', now: '09:20', late }
    expect(waiting.refusal({ kind: 'correctTime', eventId }, afterIt).code).toBe('use-by-before-mixing')
  })

  it('what is past its use-by is neither received nor begun; the minute itself is in time', () => {
    const stop = { code: 'past-use-by', facts: { drug: 'Iron', at: '09:25' } }
    expect(mixed.refusal(arrives, { at: '09:26' })).toEqual(stop)
    expect(mixed.refusal(start, { at: '09:26' })).toEqual(stop)
    expect(mixed.decide(start, { at: '09:25' }).ok).toBe(true)
    // The label was read at the chair: its own time holds.
    const labeled = mixed.perform({ ...arrives, useBy: mixed.at('10:00') }, { at: '09:00' })
    expect(labeled.decide(start, { at: '09:50' }).ok).toBe(true)
    expect(labeled.refusal(start, { at: '10:01' }).facts).toEqual({ drug: 'Iron', at: '10:00' })
    const push = aSession({ lines: [aPlannedLine({ id: 'iron', route: 'iv_push', expiryHoursAfterMixing: '1' })] })
      .prepared()
      .perform({ kind: 'releaseLine', lineId: 'iron' }, { at: '08:35' })
      .perform(mix, { at: '08:36' })
    const give = { kind: 'givePush', lineId: 'iron', accessId: 'port', doseGiven: push.line('iron').plan.dose } as const
    expect(push.refusal(give, { at: '09:37' }).code).toBe('past-use-by')
  })

  it('of an expired or a recalled lot is not received; what its code left out stops nothing', () => {
    const label = { ndc: '99901020101', lot: 'A7', expires: '2026-03-02' }
    const recall = { ndc: null, lot: 'a7', note: 'FDA, class I', since: '2026-03-01' }
    expect(mixed.decide({ ...arrives, label }, { at: '08:45' }).ok).toBe(true)
    const expired = { ...label, expires: '2026-03-01' }
    expect(mixed.refusal({ ...arrives, label: expired }, { at: '08:45' })).toEqual({
      code: 'lot-expired',
      facts: { lot: 'A7', expires: '2026-03-01' },
    })
    const given = { at: '08:45', extra: { recalledLots: [recall] } }
    expect(mixed.refusal({ ...arrives, label }, given)).toEqual({
      code: 'lot-recalled',
      facts: { lot: 'a7', note: 'FDA, class I' },
    })
    expect(mixed.decide({ ...arrives, label: { ndc: label.ndc } }, given).ok).toBe(true)
  })

  it('made anew, it is received and checked again', () => {
    const checked = mixed.perform(arrives, { at: '08:45' })
    expect(checked.refusal(arrives, { at: '08:46' }).code).toBe('already-received')
    const anew = checked.perform(mix, { at: '09:30', by: pharmacistPia })
    expect(anew.line('iron')).toMatchObject({ received: null, state: 'released' })
    expect(anew.perform(arrives, { at: '09:35' }).decide(start, { at: '09:40' }).ok).toBe(true)
    const chemo = ready.perform(release, { at: '08:35' })
    const mixRituximab = { kind: 'mixLine', lineId: 'rituximab' } as const
    const twice = chemo.perform(mixRituximab, { at: '08:40' }).checked('rituximab', '08:50')
    expect(twice.line('rituximab').state).toBe('checked')
    expect(twice.perform(mixRituximab, { at: '09:00' }).line('rituximab').check).toBeNull()
  })

  it('once it runs, what is mixed is the next bag, and that one too is hung in time', () => {
    const running = mixed.perform(start, { at: '09:00' })
    const next = running.perform(mix, { at: '09:20' })
    expect(next.line('iron')).toMatchObject({ state: 'running', start: { at: next.at('09:00') } })
    expect(untils(next)).toEqual(['09:25', '10:05'])
    const bag = { kind: 'changeBag', lineId: 'iron' } as const
    expect(next.decide(bag, { at: '10:05' }).ok).toBe(true)
    expect(next.refusal(bag, { at: '10:06' })).toEqual({
      code: 'past-use-by',
      facts: { drug: 'Iron', at: '10:05' },
    })
    expect(running.decide(bag, { at: '10:06' }).ok).toBe(true)
    const third = next.perform(bag, { at: '09:50' })
    expect(third.decide(bag, { at: '10:06' }).ok).toBe(true)
    const unmixed = released.perform(start, { at: '09:00' })
    expect(unmixed.refusal(mix, { at: '09:10' })).toEqual({
      code: 'mixed-after-start',
      facts: { drug: 'Iron', start: '09:00' },
    })
    expect(unmixed.decide(mix, { at: '08:50', now: '09:01' }).ok).toBe(true)
    const done = next.stopped('iron', '10:00')
    expect(done.refusal(mix, { at: '10:01' })).toEqual({
      code: 'time-after-end',
      facts: { drug: 'Iron', end: '10:00' },
    })
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
