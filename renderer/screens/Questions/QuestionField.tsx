import { TextField } from '#renderer/components/TextField.tsx'
import { questionWords as w } from '#renderer/words/questions.ts'
import { longestQuestion } from '#shared/ipc/questionRows.ts'

export interface QuestionFieldProps {
  readonly value: string
  readonly onChange: (words: string) => void
}

/** Where a question is written, the first time and again. */
export const QuestionField = ({ value, onChange }: QuestionFieldProps) => (
  <TextField
    label={w.words}
    hint={w.wordsHint}
    isLong
    autoFocus
    value={value}
    onChange={onChange}
    maxLength={longestQuestion}
  />
)
