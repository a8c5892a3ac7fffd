import { fromOurPage } from './trustedSender.ts'

/** What Electron says of somebody who asks for a permission. */
interface Asked {
  readonly requestingUrl: string
  /** Of `media` alone. */
  readonly mediaTypes?: readonly string[]
}

/** A photo of the patient takes the camera, from our own page and never with the microphone; nothing else is allowed (ADR 22). */
export const isCameraForUs = (permission: string, { requestingUrl, mediaTypes = [] }: Asked): boolean =>
  permission === 'media' &&
  fromOurPage(requestingUrl) &&
  mediaTypes.length > 0 &&
  mediaTypes.every((type) => type === 'video')
