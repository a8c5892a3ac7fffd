import type { SelectOption } from '#renderer/components/SelectField.tsx'
import { careWords, gradeHints } from '#renderer/words/care.ts'

/** The grades a term has, each with what it means; nothing is chosen beforehand. */
export const gradeOptions = (term: string): readonly SelectOption[] =>
  (gradeHints[term] ?? []).flatMap((hint, grade) =>
    hint === null ? [] : [{ key: String(grade), words: `${careWords.gradeOf(grade)}: ${hint}` }],
  )
