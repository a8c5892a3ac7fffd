import { useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { billingWords } from '#renderer/words/billing.ts'
import { claimQuestionWords } from '#renderer/words/claimQuestions.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { officeAuthorizationWords } from '#renderer/words/officeAuthorizations.ts'
import type { ClaimIssue } from '#shared/claim/claim.ts'
import { may } from '#shared/permissions/permissions.ts'

export interface ClaimHoldProps {
  readonly sessionId: string
  readonly issue: ClaimIssue
  /** Enters the authorization that is missing. */
  readonly onAuthorize: () => void
}

/** What holds the claim, in words; where only an answer is missing, the answers there are. */
export function ClaimHold({ sessionId, issue: { code, text, question }, onAuthorize }: ClaimHoldProps) {
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const mayEnter = code === 'authorization_missing' && may(roles, 'update.authorizations')
  const action = mayEnter ? <TapTarget verb={officeAuthorizationWords.enter} onTap={onAuthorize} /> : undefined
  if (!question) return <AlertLine level="due" title={billingWords.waits} sentence={text} action={action} />
  return (
    <>
      <AlertLine level="due" title={claimQuestionWords[question.about]} sentence={text} />
      {may(roles, 'export.claims') && <Answers sessionId={sessionId} question={question} />}
    </>
  )
}

interface AnswersProps {
  readonly sessionId: string
  readonly question: NonNullable<ClaimIssue['question']>
}

function Answers({ sessionId, question: { lineId, about, offers, text } }: AnswersProps) {
  const store = useAppStore()
  const [given, setGiven] = useState<string | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  async function answer(chosen: string): Promise<void> {
    setGiven(chosen)
    const kept = await store.api.call('claim.decide', { sessionId, lineId, about, answer: chosen })
    setGiven(null)
    if (kept.kind === 'value') return
    setWhy(kept.kind === 'fault' ? faultWords(kept.fault) : claimQuestionWords.notOffered)
  }
  return (
    <fieldset className="bare-fieldset stock" aria-label={text}>
      {offers.map((offer) => (
        <TapTarget
          key={offer.answer}
          verb={offer.words}
          saving={given === offer.answer}
          onTap={() => void answer(offer.answer)}
        />
      ))}
      <RefusalSlot flat refusal={why === null ? null : { what: claimQuestionWords.notKept, why }} />
    </fieldset>
  )
}
