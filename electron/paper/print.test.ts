import { describe, expect, it } from 'vitest'
import type { Api } from '#shared/ipc/client.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { aSentDay } from '#test/builders/aSignedDay.ts'
import { backendForTest, type TestBackend } from '#test/builders/backendForTest.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { pdfText } from '#test/builders/pdfText.ts'

/** What comes out of the printer, read back by a reader we did not write. */

async function aSignedDesk(): Promise<{ readonly desk: TestBackend; readonly dana: Api; readonly sessionId: string }> {
  const desk = await backendForTest()
  const dana = await desk.signIn('dana-reyes')
  const day = await brDayAt(desk, dana)
  await beginBrDay(day)
  await finishBrDay(day)
  const signed = await day.sign('15:05')
  if (signed.kind !== 'value') throw new Error(JSON.stringify(signed))
  return { desk, dana, sessionId: day.sessionId }
}

describe('the payer packet', () => {
  it('tells the whole visit: orders, times, lots, waste, codes with their reasons, signature, every entry', async () => {
    const { desk, dana, sessionId } = await aSignedDesk()
    const made = await desk.value(dana, 'packet.make', { sessionId })
    expect(made.fileName).toMatch(/-v1-packet\.pdf$/)
    const text = await pdfText(made.base64)
    const chart = await desk.value(dana, 'chart.open', { sessionId })
    for (const part of [
      'Whitcomb, Harold',
      'Bendamustine and rituximab (BR), ',
      'cycle 1 of 6, day 1',
      '712.5 mg',
      '09:10–13:25',
      'peripheral forearm left',
      '96413',
      'J9312-JW',
      'Marcus Hale, RN',
      'Not 96417',
      'Version 1',
    ])
      expect(text).toContain(part)
    for (const { happenedAt, kind } of chart.events) {
      const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
      expect(text.toLowerCase()).toContain(words)
      expect(text).toContain(new Date(Date.parse(happenedAt.utc) - 6 * 3_600_000).toISOString().slice(11, 19))
    }
    expect(desk.auditEntries().at(-1)).toMatchObject({ kind: 'audit.printed', payload: { sheet: 'packet' } })
    const seen = { group: 'seen', userId: null, after: null, limit: 1 } as const
    const { entries } = await desk.value(await desk.signIn('tom-archer', 'office'), 'audit.list', seen)
    expect(entries).toMatchObject([{ kind: 'printed', by: 'Dana Reyes' }])
  }, 60_000)

  it('is the same to the last byte whenever, and by whomever, it is printed', async () => {
    const { desk, dana, sessionId } = await aSignedDesk()
    const first = await desk.value(dana, 'packet.make', { sessionId })
    desk.clock.pass(3_000)
    const grace = await desk.signIn('grace-kim')
    const later = await desk.value(grace, 'packet.make', { sessionId, version: 1 })
    expect(later).toEqual(first)
    desk.close()
    const again = await backendForTest({ folder: desk.folder, clock: desk.clock })
    const ines = await again.signIn('ines-faro')
    expect(await again.value(ines, 'packet.make', { sessionId })).toEqual(first)
  }, 60_000)

  it('is not made of a visit that is not signed, or not here', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    const sessionId = sessions[0]?.sessionId ?? ''
    expect(await dana.call('packet.make', { sessionId })).toMatchObject({ refusal: { code: 'not-signed' } })
    expect(await dana.call('packet.make', { sessionId: 'nobody' })).toMatchObject({
      refusal: { code: 'session-unknown' },
    })
  })
})

describe('paper for the chair', () => {
  it('is a sheet with who and what is planned, or blank, with no network', async () => {
    const desk = await backendForTest()
    const lena = await desk.signIn('lena-ortiz')
    const { sessions } = await desk.value(lena, 'day.list', { day: '2026-03-02' })
    const harold = sessions.find(({ patientName }) => patientName.startsWith('Whitcomb'))?.sessionId ?? ''
    const filled = await pdfText((await desk.value(lena, 'paper.print', { sheet: 'chair', sessionId: harold })).base64)
    for (const part of [
      'Chair sheet, chair 1',
      'Whitcomb, Harold',
      'Rituximab',
      '712.5 mg',
      'Checked by two',
      'Left at',
      'First rituximab: reaction risk',
    ])
      expect(filled).toContain(part)
    const walter = sessions.find(({ patientName }) => patientName === 'Nowak, Walter')?.sessionId ?? ''
    const known = await pdfText((await desk.value(lena, 'paper.print', { sheet: 'chair', sessionId: walter })).base64)
    for (const part of ['To know', 'Do not resuscitate', 'Anna Nowak (daughter)']) expect(known).toContain(part)
    const blank = await pdfText((await desk.value(lena, 'paper.print', { sheet: 'blank' })).base64)
    expect(blank).toContain('MRN ______________')
    expect(blank).not.toContain('Whitcomb')
  }, 60_000)

  it('labels what is still to be given with the patient’s own code, and says when there is nothing', async () => {
    const { desk, dana, sessionId } = await aSignedDesk()
    expect(await dana.call('paper.print', { sheet: 'labels', sessionId })).toMatchObject({
      refusal: { code: 'nothing-to-print' },
    })
    const { sessions } = await desk.value(dana, 'day.list', { day: '2026-03-02' })
    const wanda = sessions.find(({ patientName }) => patientName === 'Nowak, Wanda')?.sessionId ?? ''
    const text = await pdfText((await desk.value(dana, 'paper.print', { sheet: 'labels', sessionId: wanda })).base64)
    expect(text).toContain('Nowak, Wanda')
    expect(text).toContain('MRN LS-104231')
    expect(text).toContain('Use by ______')
  }, 60_000)

  it('tells the patient when the pump comes off', async () => {
    const desk = await backendForTest()
    const dana = await desk.signIn('dana-reyes')
    const day = await brDayAt(desk, dana)
    await beginBrDay(day)
    const pump = { ...day.line('dexamethasone'), id: 'pump', name: 'Fluorouracil', sequence: 20 } as const
    await day.tap('09:20', 'addLine', { line: { ...pump, route: 'pump_prolonged', plannedMinutes: 2_760 } })
    await day.tap('09:21', 'startLine', { lineId: 'pump', accessId: 'a1', sameLineOnPurpose: true })
    const home = { lineId: 'pump', pumpId: 'CADD-7', rateMlPerHour: '2', volumeMl: '92', plannedMinutes: 2_760 }
    const disconnectAt = instantOnClock('2026-03-04', '07:30', 'America/Chicago')
    await day.tap('09:25', 'sendPumpHome', { ...home, disconnectAt, disconnectAppointment: 'Infusion room' })
    await finishBrDay(day)
    const { sessionId } = day
    const text = await pdfText((await desk.value(dana, 'paper.print', { sheet: 'summary', sessionId })).base64)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'You go home with Fluorouracil running on pump CADD-7. Your appointment to have it taken off: 2026-03-04 07:30, Infusion room',
    )
  }, 60_000)

  it('gives the patient a summary without a code or a price', async () => {
    const { desk, dana, sessionId } = await aSignedDesk()
    const text = await pdfText((await desk.value(dana, 'paper.print', { sheet: 'summary', sessionId })).base64)
    expect(text).toContain('What you were given')
    expect(text).toContain('09:10 to 13:25')
    expect(text).not.toMatch(/964\d\d|J9312|\$/)
  }, 60_000)
})

it('prints names of other alphabets as they are written', async () => {
  const { paperPdf } = await import('./paperPdf.ts')
  const { envelope } = await aSentDay()
  const name = 'Nguyễn, Zoë Łukasz Søren Ελένη Иван'
  const bytes = await paperPdf({
    title: 'Names',
    head: { practice: 'Practice', patient: name, facts: [] },
    foot: '',
    blocks: [],
    dated: envelope.signedAt,
  })
  expect(await pdfText(bytes.toString('base64'))).toContain(name)
})
