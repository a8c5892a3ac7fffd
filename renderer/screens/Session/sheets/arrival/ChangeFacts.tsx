import { Info } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { patientFactWords as w } from '#renderer/words/patientFacts.ts'

/** From where the patient is asked to where the answer is kept; what is ticked in the sheet underneath stays. */
export function ChangeFacts() {
  const store = useAppStore()
  return <TapTarget wide icon={Info} verb={w.change} onTap={() => store.openSheet({ kind: 'patientFacts' })} />
}
