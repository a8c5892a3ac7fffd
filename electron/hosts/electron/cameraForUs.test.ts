import { expect, it } from 'vitest'
import { isCameraForUs } from './cameraForUs.ts'

const requestingUrl = 'app://bundle/index.html'

it('allows the camera to our own page alone, and nothing else to anybody', () => {
  expect(isCameraForUs('media', { requestingUrl, mediaTypes: ['video'] })).toBe(true)
  for (const mediaTypes of [['audio'], ['video', 'audio'], []])
    expect(isCameraForUs('media', { requestingUrl, mediaTypes })).toBe(false)
  expect(isCameraForUs('media', { requestingUrl: 'https://bundle/', mediaTypes: ['video'] })).toBe(false)
  for (const permission of ['geolocation', 'notifications', 'usb', 'display-capture'])
    expect(isCameraForUs(permission, { requestingUrl, mediaTypes: ['video'] })).toBe(false)
})
