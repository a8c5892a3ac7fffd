import { useState } from 'react'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { limitWords } from '#renderer/words/limits.ts'
import type { Putting } from './usePut.ts'

/** What is typed, by field. */
export type Typed = Readonly<Record<string, string>>

export interface SettingField {
  readonly place: string
  readonly label: string
  readonly mayBeEmpty: boolean
  /** Several lines. */
  readonly isLong?: boolean
  readonly maxLength?: number
}

/** One line of a table of settings, as its sheet shows it. */
export interface SettingRow<S> {
  readonly key: string
  readonly name: string
  /** What it does, and what it may be. */
  readonly note: string
  readonly fields: readonly SettingField[]
  read(setting: S): Typed
  /** The whole setting with what was typed, or why it cannot be meant. */
  write(setting: S, typed: Typed): S | string
}

interface SettingSheetProps<S> {
  readonly row: SettingRow<S>
  readonly setting: S
  readonly verb: string
  readonly notSaved: string
  readonly putting: Putting<S>
  readonly onClose: () => void
}

/** One line of a table of settings, each of its values in a field of its own. */
export function SettingSheet<S extends object>({
  row,
  setting,
  verb,
  notSaved,
  putting,
  onClose,
}: SettingSheetProps<S>) {
  const [typed, setTyped] = useState<Typed>(row.read(setting))
  const isMissing = row.fields.some(({ place, mayBeEmpty }) => !mayBeEmpty && !typed[place]?.trim())
  const written = row.write(setting, typed)
  const why = isMissing ? limitWords.needed : typeof written === 'string' ? written : undefined
  return (
    <Sheet
      title={row.name}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={verb}
          what={notSaved}
          why={putting.why}
          closedBecause={why}
          saving={putting.busy}
          onSave={() => void (typeof written !== 'string' && putting.put(written))}
        />
      }
    >
      <p className="second">{row.note}</p>
      {row.fields.map(({ place, label, mayBeEmpty, isLong = false, maxLength = 6 }) => (
        <TextField
          key={place}
          label={label}
          value={typed[place] ?? ''}
          onChange={(text) => setTyped({ ...typed, [place]: text })}
          maxLength={maxLength}
          isLong={isLong}
          isNeeded={!mayBeEmpty}
        />
      ))}
    </Sheet>
  )
}
