import {
  ArrowLeftRight,
  Ban,
  BriefcaseMedical,
  CircleQuestionMark,
  CircleStop,
  ClipboardPen,
  Clock,
  Droplets,
  FlaskConical,
  Gauge,
  MessageCircleHeart,
  PackageCheck,
  Replace,
  Spline,
} from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isFinished, isInjection, isOpen, isTimed } from '#renderer/screens/lineTimes.ts'
import { nameOf } from '#renderer/screens/people.ts'
import { ReleaseButton } from '#renderer/screens/Session/ReleaseButton.tsx'
import type { LineSheetKind, TimeTarget } from '#renderer/store/appState.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords, numberWords } from '#renderer/words/amounts.ts'
import { flushWords, toleranceWords } from '#renderer/words/chairPickLists.ts'
import { courseWords } from '#renderer/words/course.ts'
import { lineWords, plannedWords } from '#renderer/words/lines.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { productReasonWords, productWords } from '#renderer/words/product.ts'
import { rateWords } from '#renderer/words/rates.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { timeWords, untilWords } from '#renderer/words/times.ts'
import { isSealed } from '#shared/chart/amendments.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { resumeAsk } from '#shared/chart/safety/reactionRate.ts'
import { unansweredOverlaps } from '#shared/chart/safety/sameLine.ts'
import type { Stamp } from '#shared/chart/stamps.ts'
import { volumeSoFar } from '#shared/chart/timers/volumeSoFar.ts'
import type { CodingResult } from '#shared/coding/types.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { FactList } from '../FactList.tsx'
import { LineCodes } from './LineCodes.tsx'
import { NinetyMinutesChoice } from './NinetyMinutes.tsx'
import { orderFacts } from './orderFacts.ts'

export interface LineSheetProps {
  readonly chart: Chart
  readonly line: Line
  /** What the panel shows; null for who does not see codes. */
  readonly result: CodingResult | null
}

/** One drug in detail: its times, each to be set by hand, and whatever else can be recorded about it. */
export function LineSheet({ chart, line, result }: LineSheetProps) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const now = useMinute()
  const checked = line.check
    ? [
        [
          sheetWords.checked,
          `${nameOf(people, line.check.firstUserId)}, ${nameOf(people, line.check.secondUserId)}`,
        ] as const,
      ]
    : []
  const mixings = line.mixings.map(({ stamp, mixerUserId, useBy }) => {
    const until = useBy ? [mixingWords.usableUntil(untilWords(useBy, now))] : []
    return [mixingWords.mix, [`${timeWords(stamp.at)}, ${nameOf(people, mixerUserId)}`, ...until].join('. ')] as const
  })
  return (
    <Sheet title={`${line.plan.name} ${amountWords(line.plan.dose)}`} onClose={store.closeSheet}>
      <FactList
        facts={[
          [sheetWords.ordered, plannedWords(line)],
          ...(line.substituted ? [[productWords.ordered, substitutedSaid(line.substituted)] as const] : []),
          ...orderFacts(chart, line.plan),
          ...(line.doseGiven ? [[sheetWords.given, amountWords(line.doseGiven)] as const] : []),
          ...(isOpen(line) ? soFar(line, now) : []),
          ...mixings,
          ...flushesAfter(chart, line),
          ...checked,
          ...(line.tolerance ? [[courseWords.tolerance, toleranceSaid(line.tolerance)] as const] : []),
          [
            sheetWords.vials,
            line.containers ? sheetWords.vialsRecorded(line.containers.containers.length) : sheetWords.vialsNone,
          ],
        ]}
      />
      <NinetyMinutesChoice chart={chart} line={line} />
      <LineTimes chart={chart} line={line} />
      {result && <LineCodes chart={chart} line={line} result={result} />}
      {!isSealed(chart) && <LineActions chart={chart} line={line} />}
    </Sheet>
  )
}

/** Nothing of the ordered product was opened yet, and it has a code of its own. */
const isChangeable = ({ mixings, containers, plan }: Line): boolean =>
  mixings.length === 0 && containers === null && plan.catalogue.hcpcs !== null

/** What the line was flushed with after this drug (workflow 4.6). */
const flushesAfter = ({ care }: Chart, { id }: Line) =>
  care.flushes
    .filter(({ lineId }) => lineId === id)
    .map(
      ({ stamp, volumeMl, solution }) =>
        [
          courseWords.flushedAfter,
          `${timeWords(stamp.at)}, ${numberWords(volumeMl)} mL ${flushWords[solution].toLowerCase()}`,
        ] as const,
    )

function soFar(line: Line, now: Instant): readonly (readonly [string, string])[] {
  const known = volumeSoFar(line, now)
  if (!known) return []
  const volume = `${numberWords(known.volumeMl)} mL`
  return [[sheetWords.soFar, known.isComputed ? sheetWords.computed(volume) : volume]]
}

const substitutedSaid = ({
  ordered,
  orderedHcpcs,
  reason,
  orderedBy,
  text,
}: NonNullable<Line['substituted']>): string =>
  productWords.because(
    [ordered, orderedHcpcs].filter(Boolean).join(', '),
    [productReasonWords[reason].toLowerCase(), orderedBy, text].filter(Boolean).join(', '),
  )

const toleranceSaid = ({ answer, text }: NonNullable<Line['tolerance']>): string =>
  [toleranceWords[answer], text].filter(Boolean).join('. ')

function LineTimes({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const rows: (readonly [string, Stamp])[] = [
    ...(line.start ? [[sheetWords.started, line.start] as const] : []),
    ...line.pauses.flatMap(({ from, to }) => [
      [sheetWords.pausedAt, from] as const,
      ...(to ? [[sheetWords.resumedAt, to] as const] : []),
    ]),
    ...(line.stop ? [[sheetWords.stopped, line.stop] as const] : []),
    ...(line.given ? [[sheetWords.given, line.given.stamp] as const] : []),
  ]
  if (rows.length === 0) return null
  return (
    <ul className="line-times">
      {rows.map(([name, stamp]) => (
        <li key={stamp.eventId} className="line-times__row">
          <span className="second">{name}</span>
          <b className="num grow">{timeWords(stamp.at)}</b>
          {!isSealed(chart) && (
            <TapTarget
              icon={Clock}
              verb={sheetWords.setTime}
              spokenName={`${sheetWords.setTime}: ${name.toLowerCase()} ${timeWords(stamp.at)}`}
              onTap={() => store.openSheet({ kind: 'setTime', target: { kind: 'event', eventId: stamp.eventId } })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function LineActions({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const lineId = line.id
  const begun = isOpen(line) || isFinished(line)
  const time = (kind: Exclude<TimeTarget['kind'], 'event'>, verb: string) => (
    <TapTarget
      size="medium"
      wide
      icon={Clock}
      verb={verb}
      onTap={() => store.openSheet({ kind: 'setTime', target: { kind, lineId } })}
    />
  )
  const sheet = (kind: LineSheetKind, verb: string, icon: typeof Clock) => (
    <TapTarget size="medium" wide icon={icon} verb={verb} onTap={() => store.openSheet({ kind, lineId })} />
  )
  const canBegin = !begun && !line.dropped
  const hasDose = isFinished(line) && line.state !== 'not_given'
  const onOneLine = unansweredOverlaps(chart).find(({ line: one, other }) => [one.id, other.id].includes(lineId))
  return (
    <div className="reason-taps">
      {onOneLine && (
        <TapTarget
          look="main"
          size="medium"
          wide
          icon={Spline}
          verb={lineWords.sameLineRan((onOneLine.line.id === lineId ? onOneLine.other : onOneLine.line).plan.name)}
          onTap={() => {
            store.closeSheet()
            void store.perform(chart.sessionId, { kind: 'answerSameLine', lineId }, { place: 'visit' })
          }}
        />
      )}
      {canBegin && <ReleaseButton chart={chart} line={line} />}
      {canBegin && isChangeable(line) && sheet('product', productWords.open, Replace)}
      {canBegin && !line.received && sheet('receive', mixingWords.receive, PackageCheck)}
      {canBegin && isTimed(line) && time('start', sheetWords.startAtOther)}
      {canBegin && isTimed(line) && sheet('beforeApp', courseWords.beforeApp, Clock)}
      {canBegin && !isTimed(line) && !isInjection(line) && time('give', sheetWords.giveAtOther)}
      {line.state === 'paused' &&
        (resumeAsk(chart, lineId)
          ? sheet('resume', sheetWords.resumeAtOther, Clock)
          : time('resume', sheetWords.resumeAtOther))}
      {line.state === 'running' && isTimed(line) && sheet('rate', rateWords.change, Gauge)}
      {isOpen(line) && sheet('bag', courseWords.bag, Droplets)}
      {isOpen(line) && chart.accesses.length > 1 && sheet('moveLine', courseWords.moveLine, ArrowLeftRight)}
      {isOpen(line) &&
        line.plan.route === 'pump_prolonged' &&
        sheet('pumpHome', courseWords.pumpHome, BriefcaseMedical)}
      {isOpen(line) && time('stop', sheetWords.stopAtOther)}
      {isOpen(line) && sheet('stopEarly', sheetWords.stopEarly, CircleStop)}
      {isOpen(line) && sheet('stopUnknown', sheetWords.stopUnknown, CircleQuestionMark)}
      {(line.start || line.given) && sheet('tolerance', courseWords.tolerance, MessageCircleHeart)}
      {hasDose && sheet('dose', line.doseGiven ? sheetWords.correctDose : sheetWords.recordDose, ClipboardPen)}
      {line.plan.stocked.length > 0 && (
        <TapTarget
          size="medium"
          wide
          icon={FlaskConical}
          verb={sheetWords.vialsAndWaste}
          onTap={() => store.go({ name: 'containers', sessionId: chart.sessionId, lineId })}
        />
      )}
      {!begun && sheet('notGiven', sheetWords.notGiven, Ban)}
    </div>
  )
}
