import { symptomWords } from '#renderer/words/chairPickLists.ts'
import { reactionSymptoms } from '#shared/clinical/chairPickLists.ts'

export type Symptom = (typeof reactionSymptoms)[number]

export const symptomOptions = reactionSymptoms.map((key) => ({ key, words: symptomWords[key] }))
