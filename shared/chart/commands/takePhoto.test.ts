import { expect, test } from 'vitest'
import { anotherPhoto, aPhoto } from '#test/builders/aPhoto.ts'
import { aSession } from '#test/builders/aSession.ts'
import { assistantMia, billerBen } from '#test/builders/people.ts'
import { commandSchema } from '../command.ts'
import { largestPhotoBytes } from '../payloads/visitPayloads.ts'

const ready = aSession().prepared()
const take = { kind: 'takePhoto', jpegBase64: aPhoto } as const

test('the newest photo is the patient’s, and one taken in error gives the earlier one back', () => {
  const first = ready.perform(take, { at: '08:40', by: assistantMia })
  expect(ready.chart.photo).toBeNull()
  expect(first.chart.photo).toMatchObject({ jpegBase64: aPhoto, stamp: { userId: assistantMia.id } })
  const second = first.perform({ ...take, jpegBase64: anotherPhoto }, { at: '08:41' })
  expect(second.chart.photo?.jpegBase64).toBe(anotherPhoto)
  const eventId = second.last('PatientPhotoTaken').id
  const struck = second.perform({ kind: 'voidEntry', eventId, reason: 'wrong_patient' }, { at: '08:42' })
  expect(struck.chart.photo?.jpegBase64).toBe(aPhoto)
})

test('it is a JPEG of at most 60 kB, taken by whoever may record an arrival', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]).toString('base64')
  expect(ready.refusal({ ...take, jpegBase64: png }, { at: '08:40' }).code).toBe('photo-not-jpeg')
  expect(ready.refusal(take, { at: '08:40', by: billerBen }).code).toBe('not-allowed')
  const ofBytes = (bytes: number) =>
    commandSchema.safeParse({ ...take, jpegBase64: Buffer.alloc(bytes).toString('base64') }).success
  expect(ofBytes(largestPhotoBytes)).toBe(true)
  expect(ofBytes(largestPhotoBytes + 1)).toBe(false)
})
