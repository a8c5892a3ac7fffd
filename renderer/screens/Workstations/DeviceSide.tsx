import { MonitorX } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { WithCommands } from '#renderer/components/WithCommands.tsx'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { timeWords } from '#renderer/words/times.ts'
import { dayOf, deviceState, workstationWords as w, workstationRefusals } from '#renderer/words/workstations.ts'
import type { KnownDevice } from '#shared/ipc/deviceRows.ts'
import { FactList } from '../Session/sheets/FactList.tsx'

export interface DeviceSideProps {
  readonly device: KnownDevice
  readonly onChanged: () => void
}

/** One workstation: what the hub knows of it, and taking it out of service. */
export function DeviceSide({ device, onChanged }: DeviceSideProps) {
  const { api, say } = useAppStore()
  const now = useMinute()
  const [isAsking, setIsAsking] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  async function revoke(): Promise<void> {
    const answer = await api.call('devices.revoke', { deviceId: device.id })
    setIsAsking(false)
    if (answer.kind === 'value') {
      say(w.revoked)
      return onChanged()
    }
    setWhy(answer.kind === 'fault' ? faultWords(answer.fault) : workstationRefusals[answer.refusal.code])
  }
  const { heardAt, keyUntil, enrolledAt, letters } = device
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{device.name}</h2>
      <RefusalSlot flat refusal={why === null ? null : { what: w.notDone, why }} />
      <FactList
        facts={[
          [w.state, deviceState(device, now.utc).words],
          [w.heard, heardAt ? `${dayOf(heardAt.utc)}, ${timeWords(heardAt)}` : w.never],
          [w.keyUntil, dayOf(keyUntil.utc)],
          [w.enrolled, dayOf(enrolledAt.utc)],
          [w.letters, letters],
        ]}
      />
      {!device.isOwn && !device.revoked && (
        <div className="person-taps">
          <TapTarget icon={MonitorX} verb={w.revoke} wide onTap={() => setIsAsking(true)} />
        </div>
      )}
      <p className="second">{w.renewed}</p>
      <p className="second">
        <WithCommands words={w.code} />
      </p>
      <Dialog
        isOpen={isAsking}
        title={w.revokeTitle(device.name)}
        onClose={() => setIsAsking(false)}
        hasChairBar={false}
        foot={
          <>
            <TapTarget verb={w.keep} onTap={() => setIsAsking(false)} />
            <TapTarget look="main" verb={w.revoke} onTap={() => void revoke()} />
          </>
        }
      >
        <p>{w.revokeSentence}</p>
      </Dialog>
    </div>
  )
}
