import { expect, it } from 'vitest'
import { aSession } from '#test/builders/aSession.ts'

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
