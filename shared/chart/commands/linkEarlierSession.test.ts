import { describe, expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { type ASession, aSession } from '#test/builders/aSession.ts'
import { brScheduled } from '#test/builders/brPlan.ts'
import { toCodingInput } from '../toCodingInput.ts'

const first = aSession().prepared().started('dexamethasone', '08:45').stopped('dexamethasone', '09:05')
const morning = first.pushed('diphenhydramine', '08:40').discharged('09:30')
const rename = (session: ASession): ASession =>
  session.withEvents(session.events.map((event) => ({ ...event, sessionId: 'session-2' })))
const back = rename(aSession()).prepared('14:00').started('dexamethasone', '14:10').stopped('dexamethasone', '14:40')
const link = { kind: 'linkEarlierSession', earlierSessionId: 'session-1', reason: 'Came back with nausea' } as const
const given = { at: '14:45', extra: { otherChart: morning.chart } }
const linked = back.perform(link, given)

describe('a second visit on one day', () => {
  it('carries the first one for context and gives its own lines only', () => {
    const { input } = toCodingInput(linked.chart)
    expect(input).toMatchObject({ emitEncounter: '2', encounterReason: 'Came back with nausea' })
    expect(input.services.map(({ id, encounter }) => `${encounter} ${id}`)).toEqual([
      '1 session-1:diphenhydramine',
      '1 session-1:dexamethasone',
      '2 dexamethasone',
    ])
    const { lines } = codeChart(linked.chart).result
    expect(lines.flatMap(({ serviceIds }) => serviceIds)).toEqual(['dexamethasone'])
  })

  it('is coded alone while it is not linked', () => {
    expect(toCodingInput(back.chart).input).not.toHaveProperty('emitEncounter')
  })

  it('is of the same patient and the same day, and of a chart that is here', () => {
    expect(back.refusal(link, { at: '14:45' }).code).toBe('other-chart-unknown')
    const patient = { ...brScheduled.patient, id: 'patient-2' }
    const other = (chart: ASession) => back.refusal(link, { at: '14:45', extra: { otherChart: chart.chart } }).code
    expect(other(aSession({ patient }))).toBe('other-patient')
    expect(other(aSession({ day: '2026-03-01' }))).toBe('other-day')
  })
})

describe('the arrival talk', () => {
  it('is kept, and a later one replaces it', () => {
    const talk = { kind: 'reviewPatient', ecog: 1, symptoms: [{ term: 'Fatigue', grade: 1 }] } as const
    const talked = first.perform({ ...talk, symptoms: [...talk.symptoms] }, { at: '08:35' })
    expect(talked.chart.care.review).toMatchObject({ ecog: 1 })
    const again = talked.perform({ kind: 'reviewPatient', ecog: 2 }, { at: '08:36' })
    expect(again.chart.care.review).toMatchObject({ ecog: 2 })
    expect(aSession().refusal({ kind: 'reviewPatient', ecog: 1 }, { at: '08:35' }).code).toBe('not-arrived')
  })
})
