import { describe, expect, it } from 'vitest'
import type { Api } from '#shared/ipc/client.ts'
import { anotherPhoto, aPhoto } from '#test/builders/aPhoto.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { pdfText } from '#test/builders/pdfText.ts'

async function aVisit() {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, dana)
  return { desk, dana, brDay, sessionId: brDay.sessionId }
}

const take = (desk: TestBackend, api: Api, sessionId: string, jpegBase64: string) =>
  desk.value(api, 'chart.perform', {
    commandId: desk.newId(),
    sessionId,
    command: { kind: 'takePhoto', jpegBase64 },
    happenedAt: desk.clock.now(),
    source: 'tap',
  })

describe('the photo of a patient', () => {
  it('is in the chart alone: no list, lock screen or audit entry carries it', async () => {
    const { desk, dana, sessionId } = await aVisit()
    await take(desk, dana, sessionId, aPhoto)
    const opened = await desk.value(dana, 'chart.open', { sessionId })
    expect(JSON.stringify(opened.events)).toContain(aPhoto)
    expect(opened.photoOnFile).toBeUndefined()
    const lists = [
      await desk.value(dana, 'day.list', { day: '2026-03-02' }),
      await desk.value(dana, 'visits.find', { text: 'Whitcomb' }),
      await desk.value(dana, 'lock.chairs', {}),
      desk.auditEntries(),
    ]
    expect(JSON.stringify(lists)).not.toContain(aPhoto)
  })

  it('is shown again at the next visit, until one is taken there or it was struck', async () => {
    const { desk, dana, brDay, sessionId } = await aVisit()
    await take(desk, dana, sessionId, aPhoto)
    await beginBrDay(brDay)
    await finishBrDay(brDay)
    const second = await desk.value(dana, 'visits.cameBack', { sessionId, chair: '1', reason: 'More to give' })
    const onFile = async () => (await desk.value(dana, 'chart.open', { sessionId: second.sessionId })).photoOnFile
    expect(await onFile()).toBe(aPhoto)
    await take(desk, dana, second.sessionId, anotherPhoto)
    expect(await onFile()).toBeUndefined()
    const { events } = await desk.value(dana, 'chart.open', { sessionId: second.sessionId })
    await desk.value(dana, 'chart.perform', {
      commandId: desk.newId(),
      sessionId: second.sessionId,
      command: { kind: 'voidEntry', eventId: events.at(-1)?.id ?? '', reason: 'wrong_patient' },
      happenedAt: desk.clock.now(),
      source: 'tap',
    })
    expect(await onFile()).toBe(aPhoto)
  }, 60_000)

  it('comes along in the session document, and the packet names it without printing it', async () => {
    const { desk, dana, brDay, sessionId } = await aVisit()
    await take(desk, dana, sessionId, aPhoto)
    await beginBrDay(brDay)
    await finishBrDay(brDay)
    await brDay.sign('15:30')
    const packet = await pdfText((await desk.value(dana, 'packet.make', { sessionId })).base64)
    expect(packet).toContain('JPEG of 36 bytes')
    expect(packet).not.toContain(aPhoto.slice(0, 12))
    const { document } = await desk.value(await desk.signIn('tom-archer'), 'session.document', { sessionId })
    expect(JSON.stringify(document)).toContain(aPhoto)
  }, 60_000)
})
