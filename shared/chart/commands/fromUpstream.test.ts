import { describe, expect, it } from 'vitest'
import { lossesOf } from '#shared/claim/losses.ts'
import { type Patient, patientSchema } from '#shared/document/patient.ts'
import { aSession } from '#test/builders/aSession.ts'
import { brPlan } from '#test/builders/brPlan.ts'
import { assistantMia, billerBen, nurseBo } from '#test/builders/people.ts'
import type { CommandOf } from '../command.ts'
import { foldChart } from '../fold/foldChart.ts'
import { readinessChecks } from '../safety/readinessChecks.ts'
import { signOff } from '../signOff/signOff.ts'

const ready = aSession().prepared()
const { patient, authorizations } = ready.chart.scheduled

/** Two vials of bendamustine, opened for the dose of the plan. */
const vials = ['v1', 'v2'].map((id, at) => ({
  ...({ id, ndc: '63459034804', size: { amount: '100', unit: 'mg' }, type: 'single_dose', lot: 'B1' } as const),
  ...({ expires: '2027-01-31', scanned: true, kept: '0' } as const),
  used: at === 0 ? '100' : '71',
  wasted: at === 0 ? '0' : '29',
  ...(at === 0 ? {} : { wasteReason: 'remainder' as const }),
}))

describe('a patient renamed, or with a merged MRN', () => {
  const rename = { kind: 'changeIdentity', change: 'renamed', patient: { ...patient, last: 'Obi' } } as const

  it('keeps the history of the name, and the visit follows', () => {
    const renamed = ready.perform(rename, { at: '08:40', by: assistantMia })
    expect(renamed.chart.scheduled.patient.last).toBe('Obi')
    expect(renamed.last('SessionScheduled').payload.patient.last).toBe('Okafor')
    expect(renamed.chart.ties.identityChanges).toMatchObject([{ change: 'renamed' }])
  })

  it('is not another patient, unless the records were merged', () => {
    const other = { ...patient, id: 'patient-2', mrn: 'MRN-2002' }
    expect(ready.refusal({ ...rename, patient: other }, { at: '08:40' }).code).toBe('other-patient')
    const merged = ready.perform({ kind: 'changeIdentity', change: 'mrn_merged', patient: other }, { at: '08:40' })
    expect(merged.chart.scheduled.patient.mrn).toBe('MRN-2002')
  })
})

describe('what is known of the patient', () => {
  const known: Patient = { ...patient, codeStatus: 'dnr', isolation: ['droplet'] }
  const learn = (of: Patient) => ({ kind: 'changeIdentity', change: 'care_facts', patient: of }) as const
  const taken = (step: typeof ready) => step.perform(learn(known), { at: '08:40', by: assistantMia })

  it('is in force from then on; what it was stays in the history', () => {
    const told = taken(ready)
    expect(told.chart.scheduled.patient).toEqual(known)
    expect(told.last('SessionScheduled').payload.patient.codeStatus).toBeUndefined()
  })

  it('is not how anybody gets another name or number', () => {
    for (const other of [
      { last: 'Obi' },
      { first: 'Bo' },
      { mrn: 'MRN-2002' },
      { birthDate: '1956-05-18' },
      { id: 'patient-2' },
    ])
      expect(ready.refusal(learn({ ...known, ...other }), { at: '08:40' }).code).toBe('other-patient')
  })

  it('stays when a desk that did not hear of it changes the name, and the name stays when it is learned late', () => {
    const rename = { kind: 'changeIdentity', change: 'renamed', patient: { ...patient, last: 'Obi' } } as const
    const renamed = taken(ready).perform(rename, { at: '08:41' })
    expect(renamed.chart.scheduled.patient).toEqual({ ...known, last: 'Obi' })
    const learned = { ...taken(ready).last('IdentityChanged'), id: 'entry-of-another-desk' }
    const alone = ready.perform(rename, { at: '08:39' })
    expect(foldChart([...alone.events, learned])?.scheduled.patient).toEqual({ ...known, last: 'Obi' })
  })

  it('that was withdrawn is gone, and a record from before it was asked reads as it was', () => {
    const back = taken(ready).perform(learn(patient), { at: '08:42' })
    expect(back.chart.scheduled.patient).toEqual(patient)
    expect(patientSchema.parse(patient)).toEqual(patient)
  })
})

describe('an appointment moved by its scheduler', () => {
  const move = { kind: 'moveAppointment', day: '2026-03-04', appointmentTime: '10:30', appointment: 'APT1' } as const
  const waiting = aSession()

  it('is on the new day from then on, for whoever has not come; the old one stays in the history', () => {
    const moved = waiting.perform(move, { at: '08:00', by: assistantMia })
    expect(moved.chart.scheduled).toMatchObject({ day: '2026-03-04', appointmentTime: '10:30', appointment: 'APT1' })
    expect(moved.last('SessionScheduled').payload.day).toBe('2026-03-02')
    expect(moved.chart.state).toBe('scheduled')
  })

  it('is another day, another time, or both; the same is no move', () => {
    const { day, appointmentTime = '' } = waiting.chart.scheduled
    for (const to of [{ day }, { appointmentTime }])
      expect(waiting.perform({ ...move, ...to }, { at: '08:00' }).chart.scheduled).toMatchObject(to)
    expect(waiting.refusal({ ...move, day, appointmentTime }, { at: '08:00' }).code).toBe('appointment-unchanged')
  })

  it('changes nothing for who is here, and is no business of the billing office', () => {
    expect(ready.refusal(move, { at: '08:40' }).code).toBe('already-arrived')
    expect(waiting.refusal(move, { at: '08:00', by: billerBen }).code).toBe('not-allowed')
  })
})

describe('a plan changed in the middle of the visit', () => {
  const reduced = {
    ...brPlan,
    lines: brPlan.lines
      .filter(({ id }) => id !== 'saline')
      .map((line) => (line.role === 'antineoplastic' ? { ...line, dose: { amount: '100', unit: 'mg' } } : line)),
  }
  const propose = { kind: 'proposePlan', plan: reduced, from: 'Order system' } as const
  const running = ready.checked('rituximab', '09:00').started('rituximab', '09:10').checked('bendamustine', '09:12')
  const proposed = running.perform(propose, { at: '09:30' })
  const proposalId = proposed.last('PlanChangeProposed').id

  it('changes nothing until a nurse accepts it', () => {
    expect(proposed.chart.ties.planProposal).toMatchObject({ from: 'Order system' })
    expect(proposed.line('bendamustine').plan.dose.amount).toBe('171')
    const declined = proposed.perform({ kind: 'declinePlan', proposalId }, { at: '09:31' })
    expect(declined.chart.ties.planProposal).toBeNull()
    expect(declined.line('bendamustine').plan.dose.amount).toBe('171')
  })

  it('leaves what has begun its order, and asks for a new check of what has not', () => {
    const accepted = proposed.perform({ kind: 'acceptPlan', proposalId }, { at: '09:31' })
    expect(accepted.line('rituximab').plan.dose.amount).toBe('712.5')
    expect(accepted.line('bendamustine')).toMatchObject({ state: 'planned', check: null })
    expect(accepted.line('bendamustine').plan.dose.amount).toBe('100')
    expect(accepted.chart.lines.map(({ id }) => id)).not.toContain('saline')
    expect(accepted.checked('bendamustine', '09:40').line('bendamustine').state).toBe('checked')
    expect(accepted.refusal({ kind: 'acceptPlan', proposalId }, { at: '09:32' }).code).toBe('proposal-unknown')
  })

  it('keeps the check of a drug whose order is the same', () => {
    const withoutSaline = { ...brPlan, lines: brPlan.lines.filter(({ id }) => id !== 'saline') }
    const one = running.perform({ ...propose, plan: withoutSaline }, { at: '09:30' })
    const accepted = one.perform({ kind: 'acceptPlan', proposalId: one.last('PlanChangeProposed').id }, { at: '09:31' })
    expect(accepted.line('bendamustine').state).toBe('checked')
  })

  describe('that drops a drug which is mixed, or whose vials are open', () => {
    const mixed = ready
      .perform({ kind: 'releaseLine', lineId: 'bendamustine' }, { at: '09:00' })
      .perform(
        { kind: 'recordContainers', lineId: 'bendamustine', containers: vials, nothingWasted: false },
        { at: '09:10', witness: nurseBo },
      )
    const without = { ...brPlan, lines: brPlan.lines.filter(({ id }) => id !== 'bendamustine') }
    const offered = mixed.perform({ ...propose, plan: without }, { at: '09:30' })
    const proposal = { kind: 'acceptPlan', proposalId: offered.last('PlanChangeProposed').id } as const
    const accepted = offered.perform(proposal, { at: '09:31' })
    const blocks = (session: typeof accepted, code: string) =>
      signOff(session.chart, { now: session.at('14:00') }).blocks.filter((block) => block.code === code)

    it('keeps it with its vials, says that it is no longer planned, and lets nobody give it', () => {
      expect(accepted.line('bendamustine')).toMatchObject({ dropped: true, containers: { containers: vials } })
      expect(ready.line('bendamustine').dropped).toBe(false)
      for (const command of [
        { kind: 'releaseLine', lineId: 'bendamustine' },
        { kind: 'mixLine', lineId: 'bendamustine' },
        { kind: 'giveSecondCheck', lineId: 'bendamustine' },
        { kind: 'startLine', lineId: 'bendamustine', accessId: 'port' },
      ] as const)
        expect(accepted.refusal(command, { at: '09:40', witness: nurseBo })).toEqual({
          code: 'line-dropped',
          facts: { drug: 'Bendamustine' },
        })
    })

    it('is signed once it is marked as not given and all of it is thrown away', () => {
      const not = { kind: 'markNotGiven', lineId: 'bendamustine', reason: 'provider_decision' } as const
      const open = blocks(accepted, 'line-without-disposition').map(({ facts }) => facts.drug)
      expect(open).toContain('Bendamustine')
      const over = accepted.perform(not, { at: '09:40' })
      expect(blocks(over, 'line-without-disposition').map(({ facts }) => facts.drug)).not.toContain('Bendamustine')
      expect(blocks(over, 'containers-used-not-given')).toEqual([
        {
          code: 'containers-used-not-given',
          facts: { drug: 'Bendamustine', used: '171 mg' },
          field: { kind: 'line', lineId: 'bendamustine', what: 'containers' },
        },
      ])
      const thrown = vials.map((vial) => ({
        ...vial,
        used: '0',
        wasted: '100',
        wasteReason: 'mixed_never_started' as const,
      }))
      const settled = over.perform(
        { kind: 'recordContainers', lineId: 'bendamustine', containers: thrown, nothingWasted: false },
        { at: '09:45', witness: nurseBo },
      )
      expect(blocks(settled, 'containers-used-not-given')).toEqual([])
      expect(lossesOf(settled.chart)).toMatchObject([{ drug: 'Bendamustine', amount: '200', unit: 'mg' }])
    })

    it('comes back with a plan that asks for it again', () => {
      const again = accepted.perform({ ...propose, plan: brPlan }, { at: '09:50' })
      const back = again.perform(
        { kind: 'acceptPlan', proposalId: again.last('PlanChangeProposed').id },
        { at: '09:51' },
      )
      expect(back.line('bendamustine').dropped).toBe(false)
    })

    it('is no change when its source sends the same plan again', () => {
      const later = accepted.vitals('09:45')
      expect(later.refusal({ ...propose, plan: without }, { at: '09:50' }).code).toBe('plan-unchanged')
    })
  })

  it('is a change', () => {
    expect(ready.refusal({ ...propose, plan: brPlan }, { at: '09:30' }).code).toBe('plan-unchanged')
  })
})

describe('copay help and the place of care, as the payer has them now', () => {
  const update: CommandOf<'updateAuthorizations'> = { kind: 'updateAuthorizations', authorizations }
  const [coverage] = ready.chart.scheduled.coverages
  if (!coverage) throw new Error('the worked day is covered')
  const help = { program: 'Copay card', status: 'active', memberId: '4471' } as const
  const terms = { id: coverage.id, copayHelp: help, siteLimit: { places: ['home' as const], drugs: ['J9312'] } }
  const told = ready.perform({ ...update, coverages: [terms] }, { at: '08:50', by: billerBen })
  const of = (session: typeof told) => session.chart.scheduled.coverages

  it('change nothing else of the coverage, and nothing of one that is not named', () => {
    expect(of(told)).toEqual([{ ...coverage, copayHelp: help, siteLimit: terms.siteLimit }])
    expect(of(told.perform(update, { at: '08:51', by: billerBen }))).toEqual(of(told))
    expect(
      of(told.perform({ ...update, coverages: [{ ...terms, id: 'other' }] }, { at: '08:51', by: billerBen })),
    ).toEqual(of(told))
  })

  it('are withdrawn by naming the coverage without them', () => {
    expect(of(told.perform({ ...update, coverages: [{ id: coverage.id }] }, { at: '08:51', by: billerBen }))).toEqual([
      coverage,
    ])
  })

  it('warn before the drug is mixed, at the signature and on the claim where the payer wants another place', () => {
    const asked = readinessChecks(told.chart).filter(({ kind }) => kind === 'siteOfCare')
    expect(asked).toEqual([
      { kind: 'siteOfCare', level: 'warn', payer: coverage.payer.name, drugs: ['Rituximab'], places: ['home'] },
    ])
    const given = told.checked('rituximab', '09:00').started('rituximab', '09:10').stopped('rituximab', '13:25')
    const warned = (session: typeof told) =>
      signOff(session.chart, { now: session.at('14:00') }).warnings.filter(({ code }) => code === 'site-of-care-limit')
    expect(warned(given)).toMatchObject([{ facts: { drugs: 'Rituximab', places: 'home' } }])
    expect(warned(told)).toEqual([])
    const anywhere = { ...terms, siteLimit: { places: ['home' as const, 'hospital' as const] } }
    const both = told
      .perform({ ...update, coverages: [anywhere] }, { at: '08:51', by: billerBen })
      .started('dexamethasone', '08:52')
      .stopped('dexamethasone', '09:02')
      .checked('rituximab', '09:05')
      .started('rituximab', '09:10')
      .stopped('rituximab', '13:25')
    const facts = { drugs: 'Dexamethasone, Rituximab', places: 'home, hospital' }
    expect(warned(both)).toMatchObject([{ facts }])
    expect(readinessChecks(given.chart).filter(({ kind }) => kind === 'siteOfCare')).toEqual([])
  })

  it('let a drug be given where one of the places is this one, and every drug that is not limited', () => {
    const limited = (siteLimit: (typeof terms)['siteLimit']) =>
      readinessChecks(
        told.perform({ ...update, coverages: [{ ...terms, siteLimit }] }, { at: '08:52', by: billerBen }).chart,
      ).filter(({ kind }) => kind === 'siteOfCare').length
    expect(limited({ places: ['home'], drugs: ['J0897'] })).toBe(0)
    expect(limited({ ...terms.siteLimit, places: ['infusion_center'] as never })).toBe(0)
  })
})

describe('authorizations that arrive or end', () => {
  const update: CommandOf<'updateAuthorizations'> = { kind: 'updateAuthorizations', authorizations: [] }

  it('are matched again at once, by the people who may', () => {
    const given = ready.checked('rituximab', '09:00').started('rituximab', '09:10').stopped('rituximab', '13:25')
    const warned = (session: typeof given) =>
      signOff(session.chart, { now: session.at('14:00') })
        .warnings.filter(({ code }) => code === 'authorization-mismatch')
        .map(({ facts }) => facts.drug)
    expect(warned(given)).toEqual([])
    const none = given.perform(update, { at: '13:30', by: billerBen })
    expect(warned(none)).toEqual(['Rituximab'])
    expect(warned(none.perform({ ...update, authorizations }, { at: '13:31', by: billerBen }))).toEqual([])
    expect(given.refusal(update, { at: '13:30', by: assistantMia }).code).toBe('not-allowed')
  })
})
