import { CloudOff } from 'lucide-react'
import { Banner } from '#renderer/components/Banner.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { deskWords } from '#renderer/words/desk.ts'
import { faultIdWords, faultWords } from '#renderer/words/faults.ts'
import { emergencyWords } from '#renderer/words/people.ts'
import { timeWords } from '#renderer/words/times.ts'
import { ScanLine } from '../scanning/ScanLine.tsx'
import { ClockLine } from './ClockLine.tsx'
import { TroubleBanner } from './TroubleBanner.tsx'

/** The reserved line under the header: a fault, a disk that refuses, this workstation not answering, taps that wait for their own person, an emergency access and its end, a clock in doubt, the last scan. */
export function DeskBanner() {
  const store = useAppStore()
  const wire = useApp((state) => state.wire)
  const fault = useApp((state) => state.fault)
  const trouble = useApp((state) => state.trouble)
  const until = useApp((state) => state.signedIn?.until)
  const waitingFor = useApp((state) => state.pending.find(({ userId }) => userId !== state.signedIn?.user.id)?.userName)
  if (fault)
    return (
      <Banner
        level="urgent"
        title={faultWords(fault)}
        sentence={faultIdWords(fault) ?? undefined}
        action={<TapTarget verb={deskWords.understood} onTap={store.forgetFault} />}
      />
    )
  if (trouble) return <TroubleBanner trouble={trouble} />
  if (wire === 'lost')
    return <Banner level="urgent" icon={CloudOff} title={deskWords.noAnswer} sentence={deskWords.noAnswerNext} />
  if (waitingFor)
    return <Banner level="due" title={deskWords.waitsForOwner(waitingFor)} sentence={deskWords.waitsForOwnerNext} />
  if (until)
    return <Banner level="due" title={emergencyWords.until(timeWords(until))} sentence={emergencyWords.untilNext} />
  return (
    <>
      <ClockLine />
      <ScanLine />
    </>
  )
}
