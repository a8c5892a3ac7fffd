import { useCallback, useEffect, useState } from 'react'
import type { ScanSound } from '#renderer/components/scanSound.ts'
import { useAnnounce } from '#renderer/components/useAnnounce.ts'
import type { ScanNote } from './scanning.ts'

/** How long a good word stays; a stop stays until somebody has seen it. */
const goodNoteMs = 6_000

/** The last word about a scan: seen, heard and spoken. */
export function useScanNote(sound: ScanSound) {
  const announce = useAnnounce()
  const [note, setNote] = useState<ScanNote | null>(null)
  const say = useCallback(
    (next: ScanNote) => {
      if (next.tone === 'good') sound.taken()
      else sound.refused()
      setNote(next)
      announce([next.title, next.sentence].filter(Boolean).join('. '), next.tone === 'good' ? 'polite' : 'assertive')
    },
    [announce, sound],
  )
  const ask = useCallback(
    (question: string) => {
      sound.refused()
      setNote(null)
      announce(question, 'assertive')
    },
    [announce, sound],
  )
  const forget = useCallback(() => setNote(null), [])
  useEffect(() => {
    if (note?.tone !== 'good') return undefined
    const timer = setTimeout(forget, goodNoteMs)
    return () => clearTimeout(timer)
  }, [note, forget])
  return { note, say, ask, forget }
}
