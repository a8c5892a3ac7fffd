import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { timeWords } from '#renderer/words/times.ts'
import { vialWords } from '#renderer/words/vials.ts'
import type { Line } from '#shared/chart/chart.ts'
import type { Instant } from '#shared/kernel/instant.ts'

export interface OvertakenVialsProps {
  readonly line: Line
  /** Since when vials are being said here; null = nothing was kept from before. */
  readonly since: Instant | null
  readonly onTake: () => void
}

/** Vials that somebody else recorded since these were begun here: saved unseen, these would take their place. */
export function OvertakenVials({ line: { containersStamp }, since, onTake }: OvertakenVialsProps) {
  const [known, setKnown] = useState(() =>
    containersStamp && since && containersStamp.at.utc > since.utc ? null : (containersStamp?.eventId ?? null),
  )
  if (!containersStamp || containersStamp.eventId === known) return null
  return (
    <AlertLine
      level="due"
      title={vialWords.sinceRecorded(timeWords(containersStamp.at))}
      sentence={vialWords.sinceRecordedNext}
      action={
        <TapTarget
          verb={vialWords.takeRecorded}
          onTap={() => {
            setKnown(containersStamp.eventId)
            onTake()
          }}
        />
      }
    />
  )
}
