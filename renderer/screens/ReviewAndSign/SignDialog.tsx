import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useScans } from '#renderer/screens/scanning/scanning.ts'
import { leastPin, PinEntry } from '#renderer/screens/shell/PinEntry.tsx'
import type { PerformOptions } from '#renderer/store/performing.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { reviewWords } from '#renderer/words/signOff.ts'
import type { Chart } from '#shared/chart/chart.ts'

const statementVersion = '1'

export interface SignDialogProps {
  readonly chart: Chart
  readonly isOpen: boolean
  /** Codes of every warning that was read. */
  readonly warnings: readonly string[]
  readonly onClose: () => void
}

/** The signer's own PIN, or the own badge within the shift of a full sign-in, once more, for this signature. */
export function SignDialog({ chart, isOpen, warnings, onClose }: SignDialogProps) {
  const store = useAppStore()
  const [pin, setPin] = useState('')
  const [saving, setSaving] = useState(false)
  const shown = useApp((state) => state.refusals.sheet)
  const close = () => {
    setPin('')
    store.forgetRefusal('sheet')
    onClose()
  }
  async function sign(proof: Pick<PerformOptions, 'confirmPin' | 'confirmBadge'>): Promise<void> {
    if (saving) return
    setSaving(true)
    const command = { kind: 'sign' as const, warningsAccepted: [...new Set(warnings)], statement: statementVersion }
    const outcome = await store.perform(chart.sessionId, command, { place: 'sheet', ...proof })
    setSaving(false)
    setPin('')
    if (outcome.kind === 'saved') onClose()
  }
  useScans({
    expects: 'badge',
    onScan: (scan) => {
      if (!isOpen || scan.kind !== 'badge') return null
      void sign({ confirmBadge: scan.badge })
      return { kind: 'noted' }
    },
  })
  return (
    <Dialog
      isOpen={isOpen}
      title={reviewWords.signDialog}
      onClose={close}
      foot={
        <>
          <TapTarget verb={reviewWords.cancel} onTap={close} />
          <TapTarget
            look="main"
            size="large"
            icon={PenLine}
            verb={reviewWords.signNow}
            closedBecause={pin.length < leastPin ? reviewWords.pinNeeded : undefined}
            reasonPlace="elsewhere"
            saving={saving}
            onTap={() => void sign({ confirmPin: pin })}
          />
        </>
      }
    >
      <p>
        <b>{reviewWords.statement}</b>
      </p>
      <p className="second">{reviewWords.orBadge}</p>
      <PinEntry
        label={reviewWords.pin}
        value={pin}
        onChange={setPin}
        onEnter={(whole) => void sign({ confirmPin: whole })}
        shared
      />
      <RefusalSlot flat refusal={shown?.sessionId === chart.sessionId ? refusalWords(shown, chart) : null} />
    </Dialog>
  )
}
