import { useState } from 'react'
import { questionWhyWords, questionWords } from '#renderer/words/questions.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { Method } from '#shared/ipc/contract.ts'
import { sayNo } from '../Batches/sayNo.ts'

type QuestionMethod = Extract<Method, `questions.${'ask' | 'askAgain' | 'answer' | 'close'}`>

/** One thing said at a time: whether it is on its way, and why it was not kept. */
export function useTold() {
  const [saving, setSaving] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  return {
    saving,
    refusal: why === null ? null : { what: questionWords.notKept, why },
    /** True when it is kept. */
    async tell(call: Promise<Answer<QuestionMethod>>): Promise<boolean> {
      setSaving(true)
      const answer = await call
      setSaving(false)
      if (answer.kind === 'value') setWhy(null)
      else setWhy(answer.kind === 'refusal' ? questionWhyWords[answer.refusal.code] : sayNo(answer))
      return answer.kind === 'value'
    },
  }
}
