import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { noteOf, useScans } from '#renderer/screens/scanning/scanning.ts'
import { identifierWords } from '#renderer/words/pickLists.ts'
import { scanWords } from '#renderer/words/scans.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { dateWords } from '#renderer/words/times.ts'
import { identifierKinds } from '#shared/clinical/pickLists.ts'
import type { Patient } from '#shared/document/patient.ts'
import { phoneWords } from '#shared/paper/phoneWords.ts'

type Identifier = (typeof identifierKinds)[number]

export interface IdentifierChecksProps {
  readonly patient: Patient
  readonly chosen: readonly Identifier[]
  readonly onChange: (chosen: readonly Identifier[]) => void
  /** Two columns without what the patient should say: where the arrival has asked already. */
  readonly short?: boolean
}

/** The identifiers as ticks, each with what the patient should say. */
export function IdentifierChecks({ patient, chosen, onChange, short = false }: IdentifierChecksProps) {
  // The band is one identifier, whatever is printed on it; a chair label never is (workflow 4.2).
  useScans({
    onScan: (scan) => {
      if (scan.kind !== 'patient' || scan.mrn !== patient.mrn) return null
      if (!chosen.includes('band')) onChange([...chosen, 'band'])
      return noteOf('good', scanWords.bandCounted(`${patient.last}, ${patient.first}`), scanWords.bandCountedNext)
    },
  })
  const shown: Readonly<Record<Identifier, string | null>> = {
    name: `${patient.first} ${patient.last}`,
    birth_date: dateWords(patient.birthDate),
    mrn: patient.mrn,
    photo: null,
    band: null,
    phone: patient.phone ? phoneWords(patient.phone) : null,
  }
  return (
    <fieldset className={short ? 'bare-fieldset checks checks--two' : 'bare-fieldset checks'}>
      <legend className="checks__legend">{sheetWords.identifiers}</legend>
      {identifierKinds.map((kind) => (
        <CheckRow
          key={kind}
          words={shown[kind] && !short ? `${identifierWords[kind]}: ${shown[kind]}` : identifierWords[kind]}
          isChecked={chosen.includes(kind)}
          onChange={(checked) => onChange(checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
        />
      ))}
    </fieldset>
  )
}
