import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'
import { chargeCora } from '#test/builders/people.ts'

const ready = aSession().prepared()
const sheet = { kind: 'attachPaper', sha256: 'a'.repeat(64), name: 'sheet.pdf', type: 'pdf', bytes: 9 } as const
const held = { at: '08:40', extra: { isScanHeld: true } }

it('a scan that this workstation holds is attached beside the entries, each once', () => {
  const attached = ready.perform(sheet, held)
  expect(attached.chart.papers).toMatchObject([{ sha256: sheet.sha256, name: 'sheet.pdf' }])
  expect(attached.refusal(sheet, held).code).toBe('scan-attached')
  const second = attached.perform({ ...sheet, sha256: 'b'.repeat(64) }, held)
  expect(second.chart.papers).toHaveLength(2)
})

it('a scan that never came here is no paper of the visit', () => {
  expect(ready.refusal(sheet, { at: '08:40' }).code).toBe('scan-not-here')
})

it('a letter is of one authorization among several, and the same scan may be a sheet of the visit as well', () => {
  const [one] = ready.chart.scheduled.authorizations
  if (!one) throw new Error('no authorization')
  const authorizations = [one, { ...one, id: 'second' }]
  const two = ready.perform({ kind: 'updateAuthorizations', authorizations }, { at: '08:35', by: chargeCora })
  const office = { ...held, by: chargeCora }
  const letter = { ...sheet, kind: 'attachLetter' } as const
  const attached = two
    .perform(sheet, held)
    .perform({ ...letter, authorizationId: 'second' }, office)
    .perform({ ...letter, authorizationId: one.id }, office)
  expect(attached.chart.papers.map(({ authorizationId }) => authorizationId)).toEqual([undefined, 'second', one.id])
})

it('a payer’s letter belongs to an authorization on file; the next one stands behind it, and both stay', () => {
  const authorizationId = ready.chart.scheduled.authorizations[0]?.id ?? ''
  const letter = { ...sheet, kind: 'attachLetter', authorizationId } as const
  const office = { ...held, by: chargeCora }
  const attached = ready.perform(letter, office).perform({ ...letter, sha256: 'b'.repeat(64) }, office)
  expect(attached.chart.papers.map((one) => [one.sha256[0], one.authorizationId])).toEqual([
    ['a', authorizationId],
    ['b', authorizationId],
  ])
  expect(attached.refusal(letter, office).code).toBe('scan-attached')
  expect(ready.refusal({ ...letter, authorizationId: 'another' }, office).code).toBe('authorization-unknown')
  expect(ready.refusal(letter, { at: '08:40', by: chargeCora }).code).toBe('scan-not-here')
})
