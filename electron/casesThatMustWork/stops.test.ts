import { expect, it } from 'vitest'
import { codeChart } from '#shared/billing/codeChart.ts'
import { signOff } from '#shared/chart/signOff/signOff.ts'
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import { aRunningCase, at, day, forgotten, march } from '#test/builders/aCase.ts'
import { endBrDay } from '#test/builders/chartBrDay.ts'

it('Forgot stop, patient gone', async () => {
  const { tap, line, chart, refused, rituximab } = await aRunningCase()
  const { id: lineId } = rituximab
  const stop = { kind: 'stopLine', lineId, doseGiven: rituximab.dose } as const
  expect(await refused('13:25', stop, { now: '16:00' })).toBe('late-entry-needs-reason')
  const unknown = { kind: 'declareStopUnknown', lineId, reason: 'forgot_written_note', basis: 'memory' } as const
  await tap('16:00', unknown, { now: '16:00' })
  expect((await line(lineId)).state).toBe('stop_unknown')
  const { result, input } = codeChart(await chart())
  expect(result.lines.flatMap(({ serviceIds }) => serviceIds)).not.toContain(lineId)
  expect(result.issues.filter(({ code }) => code === 'stop_unknown').map(({ serviceIds }) => serviceIds)).toEqual([
    [lineId],
  ])
  // Only a practice that chose it bills a push for it.
  const asPush = codeSession({ ...input, profile: { ...input.profile, missingStop: 'push' } }, ruleSetFor(day))
  expect(asPush.lines.flatMap(({ serviceIds }) => serviceIds)).toContain(lineId)
  expect(signOff(await chart(), { now: at('16:00') }).warnings.map(({ code }) => code)).toContain('stop-unknown')
  const credible = await aRunningCase()
  await credible.tap('13:25', { ...stop, lineId: credible.rituximab.id }, { now: '16:00', late: forgotten })
  expect(await credible.minutes(credible.rituximab.id)).toBe(255)
  await countedWhenSigned()
})

/** Signed with its stop unknown, the visit counts as incomplete, for whoever started the drug. */
async function countedWhenSigned(): Promise<void> {
  const { tap, brDay, desk, rituximab } = await aRunningCase()
  const { id: lineId, dose, name } = rituximab
  await tap('13:26', { kind: 'declareStopUnknown', lineId, reason: 'forgot_written_note', basis: 'memory' })
  await tap('13:27', { kind: 'correctDose', lineId, doseGiven: dose })
  await tap('13:28', { kind: 'markNotGiven', lineId: brDay.line('bendamustine').id, reason: 'patient_left' })
  await endBrDay(brDay)
  const manager = await desk.signIn('tom-archer', 'manager')
  expect((await desk.value(manager, 'reports.stopTimes', march)).all).toEqual(counted(0, 0))
  expect((await brDay.sign('15:05')).kind).toBe('value')
  // Dexamethasone and saline have their stops.
  const { all, groups } = await desk.value(manager, 'reports.stopTimes', march)
  expect(all).toEqual(counted(2, 1))
  expect(groups.drug[0]).toEqual({ key: name, name, counts: counted(0, 1) })
  expect(groups.nurse).toEqual([{ key: 'dana-reyes', name: 'Dana Reyes', counts: all }])
  expect(groups.day).toMatchObject([{ key: day, counts: all }])
  const row = { by: 'drug' as const, key: name }
  expect((await desk.value(manager, 'reports.stopLines', { ...march, ...row })).lines).toMatchObject([
    { sessionId: brDay.sessionId, outcome: 'unknown', startedAt: at('09:10'), stoppedAt: null },
  ])
}

const counted = (inTime: number, unknown: number) => ({ in_time: inTime, late_strong: 0, late_weak: 0, unknown })
