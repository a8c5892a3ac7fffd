import { ChevronRight, TriangleAlert } from 'lucide-react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { fixVerb, reviewWords, warningItem } from '#renderer/words/signOff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Warning } from '#shared/chart/signOff/signOffItems.ts'
import type { Role } from '#shared/document/clinic.ts'
import { may } from '#shared/permissions/permissions.ts'
import { goToField } from './goToField.ts'

export interface WarningGroup {
  readonly code: string
  readonly warnings: readonly Warning[]
}

/** Warnings of one kind together: one thing is read once, whichever drugs it is about. */
export function warningGroups(warnings: readonly Warning[]): readonly WarningGroup[] {
  const codes = [...new Set(warnings.map(({ code }) => code))]
  return codes.map((code) => ({ code, warnings: warnings.filter((warning) => warning.code === code) }))
}

/** What is marked as read: these warnings with all they say. Another drug, or other minutes, are read anew. */
export const readingOf = ({ code, warnings }: WarningGroup): string =>
  JSON.stringify([code, ...warnings.map(({ facts, field }) => [facts, field])])

/** Warnings that say the same of several drugs become one that names them all. */
function together(warnings: readonly Warning[]): readonly Warning[] {
  const [first] = warnings
  const others = ({ facts: { drug: _drug, ...rest } }: Warning) => JSON.stringify(rest)
  if (!first || warnings.some((warning) => others(warning) !== others(first))) return warnings
  const drugs = warnings.flatMap(({ facts }) => facts.drug ?? [])
  return drugs.length < 2 ? [first] : [{ ...first, facts: { ...first.facts, drug: inOneBreath(drugs) } }]
}

const inOneBreath = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What the office settles, or what cannot be otherwise any more: such a warning is read and leads nowhere. */
const leadNowhere: ReadonlySet<string> = new Set([
  'treatment-reason-missing',
  'disease-diagnosis-missing',
  'supervising-provider-missing',
  'site-of-care-limit',
  'hydration-without-reason',
  'block-overridden',
  'stop-overridden',
  'signer-did-not-give',
])

/** Whether this person can settle it here: an authorization is put down by the charge nurse or the office. */
export const settles = (roles: readonly Role[], { code, field }: Warning): boolean =>
  !leadNowhere.has(code) && (field.kind !== 'authorizations' || may(roles, 'update.authorizations'))

export interface ToReadProps {
  readonly chart: Chart
  readonly warnings: readonly Warning[]
  readonly read: readonly string[]
  readonly onRead: (read: readonly string[]) => void
}

/** Warnings to read, each marked by whoever is about to sign, with the way to where it can be settled first. */
export function ToRead({ chart, warnings, read, onRead }: ToReadProps) {
  const groups = warningGroups(warnings)
  if (groups.length === 0) return null
  return (
    <section className="review-part">
      <h3 className="section-head words-due">
        <Icon of={TriangleAlert} />
        {reviewWords.toRead(groups.length)}
      </h3>
      <ReviewList label={reviewWords.toRead(groups.length)}>
        {groups.map((group) => {
          const { code, warnings: same } = group
          const items = together(same).map(warningItem)
          const title = items.map((item) => item.title).join('. ')
          const reading = readingOf(group)
          return (
            <ReviewItem
              key={code}
              kind="warning"
              title={title}
              sentence={items[0]?.sentence ?? ''}
              way={<WayThere chart={chart} warning={same[0]} />}
              action={
                <CheckRow
                  about={title}
                  isChecked={read.includes(reading)}
                  onChange={(checked) => onRead(checked ? [...read, reading] : read.filter((one) => one !== reading))}
                />
              }
            />
          )
        })}
      </ReviewList>
    </section>
  )
}

/** To the field of the first of them; the others follow once it is settled. */
function WayThere({ chart, warning }: { readonly chart: Chart; readonly warning: Warning | undefined }) {
  const store = useAppStore()
  const maySettle = useApp(({ signedIn }) => warning !== undefined && settles(signedIn?.user.roles ?? [], warning))
  if (!warning || !maySettle) return null
  const verb = fixVerb(warning.field)
  return (
    <TapTarget
      look="quiet"
      icon={ChevronRight}
      iconLast
      verb={verb}
      spokenName={`${verb}: ${warningItem(warning).title}`}
      onTap={() => goToField(store, chart, warning.field)}
    />
  )
}
