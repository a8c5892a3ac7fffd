import {
  CircleCheck,
  Clock,
  DoorOpen,
  FlaskConical,
  HeartPulse,
  type LucideIcon,
  OctagonAlert,
  UserRoundCheck,
} from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { blockItem, fixVerb, reviewWords } from '#renderer/words/signOff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Block, Field } from '#shared/chart/signOffItems.ts'
import { goToField } from './goToField.ts'

/** What blocks the signature, each with the one button that leads to its field. */
export function ToFix({ chart, blocks }: { readonly chart: Chart; readonly blocks: readonly Block[] }) {
  const store = useAppStore()
  if (blocks.length === 0)
    return (
      <AlertLine
        level="note"
        icon={CircleCheck}
        title={reviewWords.nothingToFix}
        sentence={reviewWords.nothingToFixNext}
      />
    )
  return (
    <section className="review-part">
      <h3 className="section-head words-urgent">
        <Icon of={OctagonAlert} />
        {reviewWords.toFix(blocks.length)}
      </h3>
      <ReviewList label={reviewWords.toFix(blocks.length)}>
        {blocks.map((block) => {
          const { title, sentence } = blockItem(block)
          return (
            <ReviewItem
              key={`${block.code} ${JSON.stringify(block.field)}`}
              kind="block"
              title={title}
              sentence={sentence}
              action={
                <TapTarget
                  look="main"
                  size="medium"
                  icon={iconOf(block.field)}
                  verb={fixVerb(block.field)}
                  spokenName={`${fixVerb(block.field)}: ${title}`}
                  onTap={() => goToField(store, chart, block.field)}
                />
              }
            />
          )
        })}
      </ReviewList>
    </section>
  )
}

function iconOf(field: Field): LucideIcon {
  if (field.kind === 'vitals') return HeartPulse
  if (field.kind === 'discharge') return DoorOpen
  if (field.kind === 'line' && field.what === 'containers') return FlaskConical
  return field.kind === 'line' && field.what === 'check' ? UserRoundCheck : Clock
}
