import { UsersRound } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { sessionWords } from '#renderer/words/session.ts'
import { nameAlerts } from '../nameAlerts.ts'

/** One line where somebody else today could be taken for this patient. */
export function NameAlert({ sessionId }: { readonly sessionId: string }) {
  const day = useApp((state) => state.day)
  const row = day.find((one) => one.sessionId === sessionId)
  const alerts = row ? nameAlerts(row, day) : []
  if (alerts.length === 0) return null
  const names = alerts.map(({ patientName, chair }) => `${patientName}, chair ${chair}`)
  return (
    <AlertLine
      level="due"
      icon={UsersRound}
      title={sessionWords.mayBeMistaken(names)}
      sentence={sessionWords.checkIdentity}
    />
  )
}
