import { useCallback, useEffect, useRef, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import type { UploadShape } from '#shared/ipc/referenceShapes.ts'
import { type Sent, sendFile } from './sendFile.ts'

export interface Uploading {
  readonly status: UploadShape
  /** Files of this page that wait for their turn. */
  readonly waiting: readonly File[]
  /** Why the last file of this page did not leave it; null = it did. */
  readonly stuck: { readonly file: string; readonly sent: Sent } | null
  add(files: readonly File[]): void
  cancel(): void
  nameFirstDay(day: string): void
}

const isUnderWay = ({ state }: UploadShape): boolean => state === 'receiving' || state === 'reading'

/** Sends files one after the other and follows, push by push, what becomes of each on the workstation. */
export function useUpload(): Uploading {
  const { api } = useAppStore()
  const [status, setStatus] = useState<UploadShape>({ state: 'none' })
  const [waiting, setWaiting] = useState<readonly File[]>([])
  const [stuck, setStuck] = useState<Uploading['stuck']>(null)
  const uploadId = useRef<string | null>(null)
  const [isSending, setSending] = useState(false)
  useEffect(() => {
    let isHere = true
    const ask = () =>
      void api.call('reference.status', {}).then((answer) => {
        if (isHere && answer.kind === 'value') setStatus(answer.value)
      })
    ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'reference.changed' || push === 'wire.opened') ask()
    })
    return () => {
      isHere = false
      stop()
    }
  }, [api])
  const asksForDay = status.state === 'refused' && status.needsDate && uploadId.current !== null
  const next = waiting[0]
  useEffect(() => {
    if (!next || isSending || isUnderWay(status) || asksForDay) return
    setSending(true)
    setStuck(null)
    void sendFile(api, next, (id) => {
      uploadId.current = id
    }).then((sent) => {
      setSending(false)
      if (sent.kind !== 'busy') setWaiting((files) => files.slice(1))
      if (sent.kind !== 'sent') setStuck({ file: next.name, sent })
    })
  }, [api, next, isSending, status, asksForDay])
  return {
    status,
    waiting,
    stuck,
    add: useCallback((files: readonly File[]) => setWaiting((before) => [...before, ...files]), []),
    cancel: useCallback(() => {
      setWaiting([])
      if (uploadId.current) void api.call('reference.cancel', { uploadId: uploadId.current })
    }, [api]),
    nameFirstDay: useCallback(
      (validFrom: string) => {
        if (uploadId.current) void api.call('reference.import', { uploadId: uploadId.current, validFrom })
      },
      [api],
    ),
  }
}
