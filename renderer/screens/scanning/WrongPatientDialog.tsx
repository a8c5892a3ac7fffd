import { Dialog } from '#renderer/components/Dialog.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { scanWords } from '#renderer/words/scans.ts'
import { useScanning } from './scanning.ts'

/** Another patient's label was scanned in this chart: stops until somebody has read both names. */
export function WrongPatientDialog() {
  const scanning = useScanning()
  const names = scanning?.wrong ?? null
  return (
    <Dialog
      isOpen={names !== null}
      urgent
      title={scanWords.wrongPatient}
      foot={
        <TapTarget look="main" size="large" verb={scanWords.understood} onTap={() => scanning?.seenWrong()} autoFocus />
      }
    >
      <dl className="scan-names">
        <dt>{scanWords.openChart}</dt>
        <dd>{names?.open}</dd>
        <dt>{scanWords.scannedLabel}</dt>
        <dd>{names?.scanned}</dd>
      </dl>
      <p>{scanWords.wrongPatientNext}</p>
    </Dialog>
  )
}
