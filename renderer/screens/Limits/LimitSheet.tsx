import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { limitWords as w } from '#renderer/words/limits.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'
import type { LimitRow, Texts } from './limitTable.ts'
import { usePutLimits } from './usePutLimits.ts'

interface LimitSheetProps {
  readonly row: LimitRow
  readonly limits: ClinicalLimits
  readonly onClose: () => void
}

/** One line of the table, each of its limits in a field of its own. */
export function LimitSheet({ row, limits, onClose }: LimitSheetProps) {
  const [texts, setTexts] = useState<Texts>(row.read(limits))
  const saving = usePutLimits(onClose)
  const written = row.write(limits, texts)
  const isMissing = row.fields.some(({ place, mayBeEmpty }) => !mayBeEmpty && !texts[place]?.trim())
  const missing = isMissing ? w.needed : written === null ? w.notANumber : undefined
  return (
    <Sheet
      title={row.name}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={saving.why}
          closedBecause={missing}
          saving={saving.busy}
          onSave={() => void (written && saving.put(written))}
        />
      }
    >
      <p className="second">
        {row.range && `${w.range(...row.range, row.unit)} `}
        {row.fields.some(({ mayBeEmpty }) => mayBeEmpty) && w.emptyMeans}
      </p>
      {row.fields.map(({ place, label, mayBeEmpty }) => (
        <TextField
          key={place}
          label={row.unit ? `${label}, ${row.unit}` : label}
          value={texts[place] ?? ''}
          onChange={(text) => setTexts({ ...texts, [place]: text })}
          maxLength={6}
          isNeeded={!mayBeEmpty}
        />
      ))}
    </Sheet>
  )
}
