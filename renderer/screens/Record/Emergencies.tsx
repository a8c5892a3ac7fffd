import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { emergencyWords } from '#renderer/words/people.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Emergency } from '#shared/ipc/peopleShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'

/** Who came in without a PIN, until somebody has looked at it; then no more than a line. */
export function Emergencies() {
  const { api } = useAppStore()
  const emergencies = useEmergencies()
  return (
    <>
      <h2 className="section-head">{emergencyWords.alerts}</h2>
      {emergencies.length === 0 && <p className="second">{emergencyWords.none}</p>}
      {emergencies.map(({ id, at, by, reason, seenBy }) =>
        seenBy === null ? (
          <AlertLine
            key={id}
            level="urgent"
            title={emergencyWords.alertTitle(by)}
            sentence={`${emergencyWords.when(localDate(at), timeWords(at))}: ${reason}`}
            action={
              <TapTarget
                size="small"
                verb={emergencyWords.seen}
                spokenName={`${emergencyWords.seen}: ${by}`}
                onTap={() => void api.call('emergency.seen', { id })}
              />
            }
          />
        ) : (
          <p key={id} className="second">
            {emergencyWords.when(localDate(at), timeWords(at))}, {by}: {reason}. {emergencyWords.seenBy(seenBy)}.
          </p>
        ),
      )}
    </>
  )
}

/** The list as the back end has it, unseen first. */
export function useEmergencies(): readonly Emergency[] {
  const { api } = useAppStore()
  const [emergencies, setEmergencies] = useState<readonly Emergency[]>([])
  useEffect(() => {
    let current = true
    const ask = () =>
      void api.call('emergency.list', {}).then((answer) => {
        if (current && answer.kind === 'value') setEmergencies(answer.value.emergencies.slice(0, mostShown))
      })
    ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'emergency.changed' || push === 'wire.opened') ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [api])
  return emergencies
}

const mostShown = 5
