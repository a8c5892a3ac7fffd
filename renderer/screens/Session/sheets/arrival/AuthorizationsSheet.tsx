import { FileCheck, Plus } from 'lucide-react'
import { Fragment } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { coverageWords } from '#renderer/words/coverage.ts'
import { authorizationStatusWords, tieWords as w } from '#renderer/words/ties.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { AuthorizationFields } from './AuthorizationFields.tsx'
import { AuthorizationLetters } from './AuthorizationLetters.tsx'
import {
  type AuthorizationDraft,
  authorizationDraftOf,
  authorizationOf,
  authorizationSaid,
  drugsOf,
} from './authorizationDraft.ts'
import { type TermsDraft, TermsFields, termsDraftOf, termsOf, termsSaid } from './CoverageTerms.tsx'

/** Authorizations that arrived, changed or ended: saved as they stand now, and matched again at once (workflow 10). */
export function AuthorizationsSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const me = useApp(({ signedIn }) => signedIn?.user.name)
  const { authorizations: known, coverages } = chart.scheduled
  const [draft, setDraft] = useDraft<AuthorizationDraft | null>('draft', null)
  const [terms, setTerms] = useDraft<TermsDraft | null>('terms', null)
  const whole = draft && authorizationOf(draft, drugsOf(chart, draft.of))
  const wholeTerms = terms && termsOf(terms)
  const closed = terms
    ? wholeTerms
      ? undefined
      : coverageWords.dateWrong
    : whole
      ? undefined
      : draft
        ? w.authorizationMissing
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
        <AuthorizationFields chart={chart} draft={draft} onChange={setDraft} />
      ) : (
        <>
          {known.length === 0 && <EmptyState title={w.authorizationsNone} next={w.authorizationsNoneNext} />}
          <div className="reason-taps">
            {known.map((one) => (
              <Known key={one.id} chart={chart} one={one} onChoose={() => setDraft(authorizationDraftOf(one))} />
            ))}
            <TapTarget
              size="medium"
              wide
              icon={Plus}
              verb={w.newAuthorization}
              onTap={() => setDraft(authorizationDraftOf(newOne(chart, store.newId(), me)))}
            />
          </div>
          <fieldset className="bare-fieldset checks">
            <legend className="checks__legend">{coverageWords.title}</legend>
            {coverages.length === 0 && <p className="second">{coverageWords.none}</p>}
            <div className="reason-taps">
              {coverages.map((one) => (
                <Fragment key={one.id}>
                  <TapTarget
                    size="medium"
                    wide
                    verb={`${one.payer.name}, ${one.memberId}`}
                    onTap={() => setTerms(termsDraftOf(one))}
                  />
                  {termsSaid(one).map((words) => (
                    <p key={words} className="second">
                      {words}
                    </p>
                  ))}
                </Fragment>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </ActionSheet>
  )
}

/** One on file: to change, with what it allows and how it answers for this visit's drugs. */
function Known({
  chart,
  one,
  onChoose,
}: {
  readonly chart: Chart
  readonly one: Authorization
  readonly onChoose: () => void
}) {
  return (
    <>
      <TapTarget size="medium" wide verb={wordsOf(one)} onTap={onChoose} />
      {authorizationSaid(chart, one).map((words) => (
        <p key={words} className="second">
          {words}
        </p>
      ))}
      <AuthorizationLetters chart={chart} one={one} />
    </>
  )
}

const wordsOf = ({ number, status, to, site }: Authorization): string =>
  `${w.authorization(number || w.noNumber)}, ${authorizationStatusWords[status].toLowerCase()}, ${w.to.toLowerCase()} ${dateWords(to)}${site ? `, ${site}` : ''}`

/** For every coded drug of the plan, from the first payer, for today: what the nurse or biller then corrects. */
function newOne({ scheduled }: Chart, id: string, checkedBy: string | undefined): Authorization {
  const { coverages, plan, day } = scheduled
  const disease = plan.diagnoses.find(({ kind }) => kind === 'disease')
  return {
    id,
    number: '',
    payerId: coverages.find(({ order }) => order === 1)?.payer.id ?? 'unknown',
    status: 'approved',
    drugs: [...new Set(plan.lines.flatMap(({ catalogue }) => catalogue.hcpcs ?? []))],
    from: day,
    to: day,
    diagnosis: disease?.code ?? '',
    providerNpi: plan.providerNpi,
    ...(checkedBy ? { checkedBy } : {}),
    checkedOn: day,
  }
}
