import { photoWords as w } from '#renderer/words/photo.ts'
import { largestPhotoBytes, photoSide } from '#shared/chart/payloads/visitPayloads.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** What is not even decoded: no photo of a face is that large. */
const largestFileBytes = 20_000_000
const qualities = [0.85, 0.7, 0.5] as const
const jpegStart = 'data:image/jpeg;base64,'

/** A file of any size → the photo as the record keeps it, base64; the error is one sentence. */
export async function photoOfFile(file: Blob): Promise<Result<string, string>> {
  if (file.size > largestFileBytes) return err(w.tooLarge)
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const photo = photoOf(picture, picture.width, picture.height)
    picture.close()
    return photo
  } catch {
    return err(w.unreadable)
  }
}

/** The middle square of a picture, small, as a JPEG. What a camera writes beside the pixels (place, time) is left behind. */
export function photoOf(picture: CanvasImageSource, width: number, height: number): Result<string, string> {
  const canvas = document.createElement('canvas')
  canvas.width = photoSide
  canvas.height = photoSide
  const pen = canvas.getContext('2d')
  const side = Math.min(width, height)
  if (!pen || side === 0) return err(w.unreadable)
  pen.drawImage(picture, (width - side) / 2, (height - side) / 2, side, side, 0, 0, photoSide, photoSide)
  for (const quality of qualities) {
    const base64 = canvas.toDataURL('image/jpeg', quality).slice(jpegStart.length)
    if ((base64.length * 3) / 4 <= largestPhotoBytes) return ok(base64)
  }
  return err(w.tooDetailed)
}
