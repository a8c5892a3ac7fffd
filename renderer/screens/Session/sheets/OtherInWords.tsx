import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { sheetWords } from '#renderer/words/sheets.ts'

export interface OtherInWords {
  /** What goes into the command beside the choice: the words where "other" is chosen, nothing otherwise. */
  readonly said: { readonly text?: string }
  /** Why the button stays closed: "other" without its words. */
  readonly missing: string | undefined
  readonly isOther: boolean
  readonly text: string
  readonly setText: (text: string) => void
}

/** The words that "other" of a pick-list needs (workflow 4.9), kept as a draft under `key`. */
export function useOtherInWords(isOther: boolean, key = 'text'): OtherInWords {
  const [text, setText] = useDraft(key, '')
  const words = text.trim()
  return {
    said: isOther ? { text: words } : {},
    missing: isOther && !words ? sheetWords.inWordsMissing : undefined,
    isOther,
    text,
    setText,
  }
}

/** Their field; there only while "other" is chosen. */
export const OtherWords = ({ other }: { readonly other: OtherInWords }) =>
  other.isOther && (
    <TextField label={sheetWords.inWords} isNeeded value={other.text} onChange={other.setText} maxLength={300} />
  )
