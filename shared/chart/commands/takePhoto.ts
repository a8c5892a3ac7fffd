import { refuse } from '../refusals.ts'
import { answer, type Decider, payloadOf } from './deciding.ts'

/** A JPEG begins with these bytes (ITU T.81: start of image, then a marker), as base64 writes them. */
const jpegBegins = '/9j/'

/** The patient's photo, to be known by at the chair; a later one takes its place, and an entry made in error gives it back. */
export const takePhoto: Decider<'takePhoto'> = (chart, command, context) => {
  const isJpeg = command.jpegBase64.startsWith(jpegBegins)
  return answer(isJpeg ? null : refuse('photo-not-jpeg'), chart, context, 'PatientPhotoTaken', payloadOf(command))
}
