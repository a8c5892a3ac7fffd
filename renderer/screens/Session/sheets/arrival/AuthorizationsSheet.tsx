import { FileCheck, Plus } from 'lucide-react'
import { Fragment } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { attachOne } from '#renderer/screens/Session/scanFiles.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { coverageWords } from '#renderer/words/coverage.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization, Coverage } from '#shared/document/clinic.ts'
import type { ShownLetter } from '#shared/ipc/officeAuthorizationRows.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { AuthorizationFields } from './AuthorizationFields.tsx'
import { AuthorizationLetters, useLetters } from './AuthorizationLetters.tsx'
import {
  type AuthorizationDraft,
  authorizationDraftOf,
  authorizationOf,
  authorizationSaid,
  authorizationWords,
  drugsOf,
  newAuthorization,
} from './authorizationDraft.ts'
import { authorizationFault } from './authorizationFault.ts'
import { type TermsDraft, TermsFields, termsDraftOf, termsOf, termsSaid } from './CoverageTerms.tsx'

/** Authorizations that arrived, changed or ended: saved as they stand now, and matched again at once (workflow 10). */
export function AuthorizationsSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const me = useApp(({ signedIn }) => signedIn?.user.name)
  const { authorizations: known, coverages } = chart.scheduled
  const letters = useLetters(chart.sessionId, chart.papers.length)
  const [draft, setDraft] = useDraft<AuthorizationDraft | null>('draft', null)
  const [terms, setTerms] = useDraft<TermsDraft | null>('terms', null)
  const drugs = draft ? drugsOf(chart, draft.of) : []
  const fault = draft && authorizationFault(draft, drugs)
  const whole = draft && fault === null ? authorizationOf(draft, drugs) : null
  const wholeTerms = terms && termsOf(terms)
  const closed = terms
    ? wholeTerms
      ? undefined
      : coverageWords.dateWrong
    : whole
      ? undefined
      : draft
        ? (fault ?? w.authorizationMissing)
        : w.authorizationChoose
  return (
    <ActionSheet
      title={w.authorizations}
      about={w.authorizationsAbout}
      verb={w.recordAuthorizations}
      icon={FileCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        const others = known.filter(({ id }) => id !== whole?.id)
        if (!wholeTerms && !whole) return
        const changed = wholeTerms
          ? { authorizations: known, coverages: [wholeTerms] }
          : { authorizations: [...others, ...(whole ? [whole] : [])] }
        void sheet.perform({ kind: 'updateAuthorizations', ...changed })
      }}
    >
      {terms ? (
        <TermsFields chart={chart} draft={terms} onChange={setTerms} />
      ) : draft ? (
        <>
          <AuthorizationFields chart={chart} draft={draft} onChange={setDraft} />
          <TapTarget look="quiet" verb={w.back} onTap={() => setDraft(null)} />
        </>
      ) : (
        <>
          {known.length === 0 && <EmptyState title={w.authorizationsNone} next={w.authorizationsNoneNext} />}
          <div className="reason-taps">
            {known.map((one) => (
              <Known
                key={one.id}
                chart={chart}
                one={one}
                letters={letters}
                onChoose={() => setDraft(authorizationDraftOf(one))}
              />
            ))}
            <TapTarget
              size="medium"
              wide
              icon={Plus}
              verb={w.newAuthorization}
              onTap={() =>
                setDraft(
                  authorizationDraftOf(newAuthorization(chart, store.newId(), { by: me, on: chart.scheduled.day })),
                )
              }
            />
          </div>
          <Coverages coverages={coverages} onChoose={(one) => setTerms(termsDraftOf(one))} />
        </>
      )}
    </ActionSheet>
  )
}

interface CoveragesProps {
  readonly coverages: readonly Coverage[]
  readonly onChoose: (one: Coverage) => void
}

/** Each coverage with what was learned of it: copay help, and where the payer wants the drug given. */
function Coverages({ coverages, onChoose }: CoveragesProps) {
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{coverageWords.title}</legend>
      {coverages.length === 0 && <p className="second">{coverageWords.none}</p>}
      <div className="reason-taps">
        {coverages.map((one) => (
          <Fragment key={one.id}>
            <TapTarget size="medium" wide verb={`${one.payer.name}, ${one.memberId}`} onTap={() => onChoose(one)} />
            {termsSaid(one).map((words) => (
              <p key={words} className="second">
                {words}
              </p>
            ))}
          </Fragment>
        ))}
      </div>
    </fieldset>
  )
}

/** One on file: to change, with what it allows and how it answers for this visit's drugs. */
function Known({
  chart,
  one,
  letters,
  onChoose,
}: {
  readonly chart: Chart
  readonly one: Authorization
  readonly letters: readonly ShownLetter[]
  readonly onChoose: () => void
}) {
  const store = useAppStore()
  return (
    <>
      <TapTarget size="medium" wide verb={authorizationWords(one)} onTap={onChoose} />
      {authorizationSaid(chart, one).map((words) => (
        <p key={words} className="second">
          {words}
        </p>
      ))}
      <AuthorizationLetters
        sessionId={chart.sessionId}
        one={one}
        letters={letters}
        onAttach={(file) => attachOne(store, chart.sessionId, file, one.id)}
      />
    </>
  )
}
