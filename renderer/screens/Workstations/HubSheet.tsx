import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { setUpWords } from '#renderer/words/setUp.ts'
import { workstationWords as w, workstationRefusals } from '#renderer/words/workstations.ts'
import { isHubAddress, isHubCode } from '../SetUp/setUpDraft.ts'

interface HubSheetProps {
  /** Where it is now; null = none is named. */
  readonly address: string | null
  readonly onClose: () => void
}

const { fields, wrong, hints } = setUpWords

/** Names the hub, or its new address, by the same rules as at the set-up; then it is tried at once. */
export function HubSheet({ address: before, onClose }: HubSheetProps) {
  const { api, say } = useAppStore()
  const [address, setAddress] = useState(before ?? '')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const mayLackCode = before !== null && code.trim() === ''
  async function put(): Promise<void> {
    setBusy(true)
    const answer = await api.call('hub.put', { address: address.trim(), code: mayLackCode ? null : code.trim() })
    setBusy(false)
    if (answer.kind === 'fault') return setWhy(faultWords(answer.fault))
    if (answer.kind === 'refusal') return setWhy(workstationRefusals[answer.refusal.code])
    say(answer.value.answers ? w.hubAnswers : w.hubSilent)
    onClose()
  }
  return (
    <Sheet
      title={w.hub}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.hubSave}
          what={w.notDone}
          why={why}
          closedBecause={closedBecause(address, code, before)}
          saving={busy}
          onSave={() => void put()}
        />
      }
    >
      <p className="second">{w.hubAbout}</p>
      <TextField
        label={fields.hubAddress}
        hint={hints.hubAddress}
        value={address}
        onChange={setAddress}
        kind="url"
        maxLength={200}
        isNeeded
      />
      <TextField
        label={fields.hubCode}
        hint={before === null ? w.hubCodeHint : `${w.hubCodeSame} ${w.hubCodeHint}`}
        value={code}
        onChange={setCode}
        maxLength={40}
        isNeeded={before === null}
      />
    </Sheet>
  )
}

function closedBecause(address: string, code: string, before: string | null): string | undefined {
  const lacksCode = before !== null && code.trim() === ''
  if (!isHubAddress(address)) return wrong.hubAddress
  if (!lacksCode && !isHubCode(code)) return wrong.hubCode
  return lacksCode && address.trim() === before ? w.hubSame : undefined
}
