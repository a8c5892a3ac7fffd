import { TriangleAlert } from 'lucide-react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { reviewWords, warningItem } from '#renderer/words/signOff.ts'
import type { Warning } from '#shared/chart/signOff/signOffItems.ts'

export interface WarningGroup {
  readonly code: string
  readonly warnings: readonly Warning[]
}

/** Warnings of one kind together: one thing is read once, whichever drugs it is about. */
export function warningGroups(warnings: readonly Warning[]): readonly WarningGroup[] {
  const codes = [...new Set(warnings.map(({ code }) => code))]
  return codes.map((code) => ({ code, warnings: warnings.filter((warning) => warning.code === code) }))
}

/** Warnings that say the same of several drugs become one that names them all. */
function together(warnings: readonly Warning[]): readonly Warning[] {
  const [first] = warnings
  const others = ({ facts: { drug: _drug, ...rest } }: Warning) => JSON.stringify(rest)
  if (!first || warnings.some((warning) => others(warning) !== others(first))) return warnings
  const drugs = warnings.flatMap(({ facts }) => facts.drug ?? [])
  return drugs.length < 2 ? [first] : [{ ...first, facts: { ...first.facts, drug: inOneBreath(drugs) } }]
}

const inOneBreath = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export interface ToReadProps {
  readonly warnings: readonly Warning[]
  readonly read: readonly string[]
  readonly onRead: (read: readonly string[]) => void
}

/** Warnings to read, each marked by whoever is about to sign. */
export function ToRead({ warnings, read, onRead }: ToReadProps) {
  const groups = warningGroups(warnings)
  if (groups.length === 0) return null
  return (
    <section className="review-part">
      <h3 className="section-head words-due">
        <Icon of={TriangleAlert} />
        {reviewWords.toRead(groups.length)}
      </h3>
      <ReviewList label={reviewWords.toRead(groups.length)}>
        {groups.map(({ code, warnings: same }) => {
          const items = together(same).map(warningItem)
          const title = items.map((item) => item.title).join('. ')
          return (
            <ReviewItem
              key={code}
              kind="warning"
              title={title}
              sentence={items[0]?.sentence ?? ''}
              action={
                <CheckRow
                  about={title}
                  isChecked={read.includes(code)}
                  onChange={(checked) => onRead(checked ? [...read, code] : read.filter((one) => one !== code))}
                />
              }
            />
          )
        })}
      </ReviewList>
    </section>
  )
}
