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
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { courseWords } from '#renderer/words/course.ts'
import { blockItem, fixVerb, reviewWords } from '#renderer/words/signOff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import type { Block, Field } from '#shared/chart/signOff/signOffItems.ts'
import { overridableBlocks } from '#shared/clinical/chairPickLists.ts'
import { may } from '#shared/permissions/permissions.ts'
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
                <span className="row">
                  <GoOnWithout chart={chart} block={block} title={title} />
                  <TapTarget
                    look="main"
                    size="medium"
                    icon={iconOf(block.field)}
                    verb={fixVerb(block.field)}
                    spokenName={`${fixVerb(block.field)}: ${title}`}
                    onTap={() => goToField(store, chart, block.field)}
                  />
                </span>
              }
            />
          )
        })}
      </ReviewList>
    </section>
  )
}

type Overridable = CommandOf<'overrideBlock'>['block']

const isOverridable = (code: string): code is Overridable => (overridableBlocks as readonly string[]).includes(code)

interface GoOnProps {
  readonly chart: Chart
  readonly block: Block
  readonly title: string
}

/** The starred blocks of workflow 8: the charge nurse lets them pass, under her own sign-in or by her PIN, with a reason. */
function GoOnWithout({ chart, block, title }: GoOnProps) {
  const store = useAppStore()
  const mayOverride = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'give.drugs'))
  const { code, field } = block
  if (!mayOverride || !isOverridable(code)) return null
  const about = field.kind === 'line' ? { lineId: field.lineId } : {}
  return (
    <TapTarget
      size="medium"
      verb={courseWords.goOnWithout}
      spokenName={`${courseWords.goOnWithout}: ${title}`}
      onTap={() => {
        store.go({ name: 'session', sessionId: chart.sessionId })
        store.openSheet({ kind: 'overrideBlock', block: code, ...about })
      }}
    />
  )
}

function iconOf(field: Field): LucideIcon {
  if (field.kind === 'vitals') return HeartPulse
  if (field.kind === 'discharge') return DoorOpen
  if (field.kind === 'line' && field.what === 'containers') return FlaskConical
  return field.kind === 'line' && field.what === 'check' ? UserRoundCheck : Clock
}
