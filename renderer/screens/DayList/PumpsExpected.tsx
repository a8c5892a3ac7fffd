import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { clockWords } from '#renderer/words/clockStyle.ts'
import { pumpDueWords, tieWords as w } from '#renderer/words/ties.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { ExpectedPump } from '#shared/ipc/visitShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'

/** Pumps that come off today or should have before, each with the way to the visit that takes it off, or else to the one that sent it home. */
export function PumpsExpected() {
  const store = useAppStore()
  const today = useApp((state) => state.dayLoaded)
  const pumps = usePumpsExpected()
  if (pumps.length === 0) return null
  return (
    <section aria-label={w.pumpsExpected} className="schedule-news">
      <h2 className="section-head">{w.pumpsExpected}</h2>
      {pumps.map(({ connectSessionId, patientName, disconnectAt, drug, pumpId, visit }) => (
        <AlertLine
          key={`${connectSessionId} ${pumpId}`}
          level={localDate(disconnectAt) !== today ? 'urgent' : visit ? 'note' : 'due'}
          icon={Unplug}
          title={w.pumpDue(patientName, pumpDueWords(disconnectAt, today))}
          sentence={`${w.pumpWhat(drug, pumpId)} ${visit ? w.pumpVisit(clockWords(visit.appointmentTime)) : w.pumpNoVisit}`}
          action={
            <TapTarget
              verb={visitWords.open}
              spokenName={w.openPumpOf(patientName)}
              onTap={() => store.go({ name: 'session', sessionId: visit?.sessionId ?? connectSessionId })}
            />
          }
        />
      ))}
    </section>
  )
}

/** Asked for again whenever the day's list was. */
function usePumpsExpected(): readonly ExpectedPump[] {
  const { api } = useAppStore()
  const today = useApp((state) => state.dayLoaded)
  const day = useApp((state) => state.day)
  const [pumps, setPumps] = useState<readonly ExpectedPump[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the day's list was
  useEffect(() => {
    if (today === null) return
    let isHere = true
    void api.call('pumps.expected', { day: today }).then((answer) => {
      if (isHere && answer.kind === 'value') setPumps(answer.value.pumps)
    })
    return () => {
      isHere = false
    }
  }, [api, today, day])
  return pumps
}
