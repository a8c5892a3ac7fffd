import { limitWords as w } from '#renderer/words/limits.ts'
import type { ClinicalLimits } from '#shared/clinical/clinicalLimits.ts'
import type { LimitRow } from './limitTable.ts'
import { type SettingRow, SettingSheet } from './SettingSheet.tsx'
import { usePutLimits } from './usePut.ts'

interface LimitSheetProps {
  readonly row: LimitRow
  readonly limits: ClinicalLimits
  readonly onClose: () => void
}

/** One clinical limit, each of its sides in a field of its own. */
export function LimitSheet({ row, limits, onClose }: LimitSheetProps) {
  const putting = usePutLimits(onClose)
  return (
    <SettingSheet
      row={settingOf(row)}
      setting={limits}
      verb={w.save}
      notSaved={w.notSaved}
      putting={putting}
      onClose={onClose}
    />
  )
}

function settingOf({ unit, range, fields, ...row }: LimitRow): SettingRow<ClinicalLimits> {
  const between = range ? `${w.range(...range, unit)} ` : ''
  const empty = fields.some(({ mayBeEmpty }) => mayBeEmpty) ? w.emptyMeans : ''
  return {
    ...row,
    note: `${between}${empty}`,
    fields: fields.map((field) => ({ ...field, label: unit ? `${field.label}, ${unit}` : field.label })),
    read: (limits) => ({ ...row.read(limits) }),
    write: (limits, typed) => row.write(limits, typed) ?? w.notANumber,
  }
}
