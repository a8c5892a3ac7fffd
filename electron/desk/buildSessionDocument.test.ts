import { expect, it } from 'vitest'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'

it('carries everybody an entry names, also whoever a visit was handed to and never touched it', async () => {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, dana)
  await beginBrDay(day)
  await day.tap('09:30', 'offerHandoff', { toUserId: 'priya-nair', as: 'lunch' })
  const { document } = await desk.value(dana, 'session.document', { sessionId: day.sessionId })
  const names = sessionDocumentSchema.parse(document).people.map(({ name }) => name)
  expect(names).toContain('Priya Nair')
  expect(names).not.toContain('Ruth Bell')
})
