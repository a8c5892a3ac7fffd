import { expect, it } from 'vitest'
import { sessionDocumentSchema } from '#shared/document/sessionDocument.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { signedVersionOf } from './signedDocument.ts'

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

it('keeps the rule set of its own version, though a clock that runs behind puts a later signature before it', async () => {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, dana)
  await beginBrDay(day)
  await finishBrDay(day)
  expect((await day.sign('15:05')).kind).toBe('value')
  const { document } = await desk.value(dana, 'session.document', { sessionId: day.sessionId })
  const payload = sessionDocumentSchema.parse(document)
  const first = payload.events.find((event) => event.kind === 'SessionSigned')
  if (first?.kind !== 'SessionSigned') throw new Error('the day is signed')
  const second = {
    ...first,
    id: 'second',
    happenedAt: first.recordedAt,
    payload: { ...first.payload, version: 2, ruleSet: 'of-2' },
  }
  const envelope = {
    ...{
      schema: 'chairside.signed/1' as const,
      session: payload.sessionId,
      version: 2,
      siteId: 'site',
      deviceId: 'device',
    },
    ...{ contentSha256: 'f'.repeat(64), signedBy: first.userId, signedAt: first.happenedAt },
    payload: { ...payload, version: 2, events: [second, ...payload.events] },
  }
  expect(signedVersionOf(envelope)).toMatchObject({ version: 2, ruleSet: 'of-2' })
  expect(signedVersionOf({ ...envelope, version: 1 })).toMatchObject({ ruleSet: first.payload.ruleSet })
})
