import { useEffect, useRef, useState } from 'react'
import { photoSide } from '#shared/chart/payloads/visitPayloads.ts'

export interface CameraOfScreen {
  /** Whether this host has cameras at all. */
  readonly isThere: boolean
  readonly isOpen: boolean
  /** What it shows at this moment. */
  readonly now: () => HTMLVideoElement | null
  /** Where its picture is shown. */
  readonly show: (video: HTMLVideoElement | null) => void
  open(): Promise<void>
  close(): void
}

/** The camera of this workstation, picture alone; it is off again when it is closed and when the sheet goes. */
export function useCamera(onFail: () => void): CameraOfScreen {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const video = useRef<HTMLVideoElement | null>(null)
  useEffect(
    () => () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    },
    [stream],
  )
  return {
    isThere: navigator.mediaDevices !== undefined,
    isOpen: stream !== null,
    now: () => video.current,
    show: (element) => {
      video.current = element
      if (element && stream && element.srcObject !== stream) element.srcObject = stream
    },
    async open() {
      try {
        const size = { ideal: 2 * photoSide }
        setStream(await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: size, height: size } }))
      } catch {
        onFail()
      }
    },
    close: () => setStream(null),
  }
}
