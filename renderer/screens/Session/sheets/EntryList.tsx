import type { ReactNode } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { sheetWords } from '#renderer/words/sheets.ts'

interface EntryListProps<Entry> {
  readonly legend: string
  readonly entries: readonly Entry[]
  /** The whole entry in words; no two of a list read alike. */
  readonly wordsOf: (entry: Entry) => string
  /** What the button that takes it away calls it. */
  readonly nameOf: (entry: Entry) => string
  readonly onChange: (left: readonly Entry[]) => void
  /** The fields that add one. */
  readonly children: ReactNode
}

/** A short list that is typed in: each entry with the button that takes it away again, and below it the fields of the next. */
export function EntryList<Entry>({ legend, entries, wordsOf, nameOf, onChange, children }: EntryListProps<Entry>) {
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{legend}</legend>
      {entries.map((one) => (
        <div key={wordsOf(one)} className="row">
          <b className="grow">{wordsOf(one)}</b>
          <TapTarget
            look="quiet"
            verb={sheetWords.remove}
            spokenName={sheetWords.removeEntry(nameOf(one))}
            onTap={() => onChange(entries.filter((other) => other !== one))}
          />
        </div>
      ))}
      {children}
    </fieldset>
  )
}
