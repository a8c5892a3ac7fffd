import { expect, it } from 'vitest'
import type { Command } from '#shared/chart/command.ts'
import { aCase, march } from '#test/builders/aCase.ts'
import { treatable } from '#test/builders/chartBrDay.ts'

it('what was mixed for a visit that is held then has its vials said, and counts as lost without a signature', async () => {
  const { tap, line, desk, brDay, refused } = await aCase()
  const { id: lineId, stocked } = brDay.line('bendamustine')
  await tap('08:05', { kind: 'recordArrival', identifiers: ['name', 'birth_date'] })
  await treatable(brDay, '08:10')
  await tap('08:20', { kind: 'releaseLine', lineId })
  await tap('08:30', { kind: 'hold', reason: 'labs' })
  await tap('08:31', { kind: 'markNotGiven', lineId, reason: 'provider_decision' })
  const [vial] = stocked
  if (!vial) throw new Error('the shelf has bendamustine')
  const { ndc, size, type, lot, expires, volumeMl } = vial
  const facts = { id: 'v1', ndc, size, type, lot, expires, scanned: true, ...(volumeMl ? { volumeMl } : {}) }
  const all = { used: '0', wasted: size.amount, kept: '0', wasteReason: 'held_after_mixing' as const }
  const opened: Command = {
    kind: 'recordContainers',
    lineId,
    nothingWasted: false,
    containers: [{ ...facts, ...all }],
  }
  await tap('08:32', opened, { witness: 'marcus-hale' })
  expect((await line(lineId)).state).toBe('not_given')
  expect(await refused('08:33', { ...opened, lineId: brDay.line('rituximab').id })).toBe('session-closed')
  const manager = await desk.signIn('tom-archer', 'manager')
  const { rows } = await desk.value(manager, 'reports.losses', march)
  expect(rows).toMatchObject([{ lineId, lot, amount: size.amount, reason: 'held_after_mixing' }])
  const { rows: replaceable } = await desk.value(manager, 'reports.replacements', march)
  expect(replaceable).toMatchObject([{ lineId, reason: 'held_after_mixing', state: 'to_ask' }])
})
