import { OctagonAlert, ScanBarcode, ScanLine as ScanIcon } from 'lucide-react'
import { Icon } from '#renderer/components/Icon.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { scanWords } from '#renderer/words/scans.ts'
import { type ScanNote, useScanning } from './scanning.ts'

const icons = { good: ScanBarcode, stop: OctagonAlert, again: ScanIcon } as const satisfies Record<
  ScanNote['tone'],
  unknown
>

/** What the last scan was or why it stopped: one line under the header, or a card where there is no header. */
export function ScanLine({ card = false }: { readonly card?: boolean }) {
  const scanning = useScanning()
  if (!scanning?.note) return null
  const { tone, title, sentence } = scanning.note
  return (
    <section
      aria-label={scanWords.lastScan}
      className={`scan-line scan-line--${tone}${card ? ' scan-line--card' : ''}`}
    >
      <Icon of={icons[tone]} />
      <div className="scan-line__words">
        <b>{title}</b>
        {sentence !== undefined && <p className="scan-line__sentence">{sentence}</p>}
      </div>
      {tone !== 'good' && <TapTarget verb={scanWords.understood} onTap={scanning.forget} />}
    </section>
  )
}
