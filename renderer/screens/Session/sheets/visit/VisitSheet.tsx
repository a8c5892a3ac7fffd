import {
  Activity,
  Ambulance,
  Armchair,
  ArrowLeftRight,
  BriefcaseMedical,
  CalendarX,
  Camera,
  Clock,
  DoorOpen,
  Droplet,
  Eye,
  FileCheck,
  FileX,
  HeartPulse,
  IdCard,
  Info,
  type LucideIcon,
  MessagesSquare,
  NotebookPen,
  Plus,
  Printer,
  ScrollText,
  Siren,
  Stethoscope,
  TriangleAlert,
  Unplug,
  UserRoundX,
} from 'lucide-react'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isTreatmentOver } from '#renderer/screens/lineTimes.ts'
import type { VisitSheetKind } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { addLineWords } from '#renderer/words/addLine.ts'
import { arrivalTalkWords } from '#renderer/words/arrivalTalk.ts'
import { careWords } from '#renderer/words/care.ts'
import { courseWords } from '#renderer/words/course.ts'
import { handoffWords } from '#renderer/words/handoff.ts'
import { paperWords } from '#renderer/words/paper.ts'
import { patientFactWords } from '#renderer/words/patientFacts.ts'
import { photoWords } from '#renderer/words/photo.ts'
import { printWords } from '#renderer/words/print.ts'
import { providerVisitWords } from '#renderer/words/providerVisit.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { tieWords } from '#renderer/words/ties.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Action, may, type RoleName } from '#shared/permissions/permissions.ts'

interface Choice {
  readonly kind: VisitSheetKind
  readonly verb: string
  readonly icon: LucideIcon
}

/** The row of the permission table a choice takes (workflow 11); null = whoever sees the chart, not named = who gives drugs. */
const needs: Readonly<Partial<Record<VisitSheetKind, Action | null>>> = {
  due: null,
  print: null,
  times: null,
  arrivalTalk: 'record.vitals',
  note: 'record.vitals',
  identity: 'record.arrival',
  photo: 'record.arrival',
  patientFacts: 'record.arrival',
  paper: 'record.arrival',
  close: 'record.arrival',
  moveChair: 'move.chairs',
  authorizations: 'update.authorizations',
  wrongPatient: 'change.time',
}

/** What belongs together stands together; what is needed most often comes first. */
const groups: readonly { readonly words: string; readonly kinds: readonly VisitSheetKind[] }[] = [
  { words: sheetWords.menuGive, kinds: ['addLine', 'access', 'flush', 'siteCheck', 'endAccess', 'pumpOff'] },
  {
    words: sheetWords.menuCourse,
    kinds: ['due', 'note', 'arrivalTalk', 'providerVisit', 'handoff', 'moveChair', 'discharge'],
  },
  {
    words: sheetWords.menuHappened,
    kinds: ['extravasation', 'reaction', 'transfer', 'close', 'wrongPatient', 'inError'],
  },
  { words: sheetWords.menuPatient, kinds: ['patientFacts', 'photo', 'identity', 'authorizations'] },
  { words: sheetWords.menuPaper, kinds: ['times', 'print', 'paper'] },
]

function isFor(kind: VisitSheetKind, roles: readonly RoleName[]): boolean {
  const { [kind]: action = 'give.drugs' } = needs
  return action === null || may(roles, action)
}

/** Treated, and nothing of it still runs or waits. */
const mayLeave = (chart: Chart): boolean =>
  chart.arrived !== null &&
  chart.discharged === null &&
  chart.lines.some(({ start, given }) => start || given) &&
  isTreatmentOver(chart.lines)

/** What can be recorded about the visit as a whole, beyond its next step. */
export function VisitSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const isTreated = chart.lines.some(({ start, given }) => start || given)
  const roles = useApp((state) => state.signedIn?.user.roles)
  const all: Choice[] = [
    ...(chart.discharged ? [] : [{ kind: 'addLine', verb: addLineWords.title, icon: Plus } as const]),
    ...(chart.arrived
      ? [
          {
            kind: 'access',
            verb: chart.accesses.length > 0 ? sheetWords.furtherAccess : sheetWords.addAccess,
            icon: Activity,
          } as const,
        ]
      : []),
    ...(chart.accesses.some(({ ended }) => ended === null)
      ? [
          { kind: 'flush', verb: courseWords.flush, icon: Droplet } as const,
          { kind: 'siteCheck', verb: courseWords.siteCheck, icon: Eye } as const,
          { kind: 'endAccess', verb: courseWords.endAccess, icon: Unplug } as const,
          { kind: 'extravasation', verb: careWords.extravasation, icon: TriangleAlert } as const,
        ]
      : []),
    ...(isTreated ? [{ kind: 'reaction', verb: careWords.reaction, icon: Siren } as const] : []),
    ...(chart.arrived
      ? [
          { kind: 'arrivalTalk', verb: arrivalTalkWords.title, icon: MessagesSquare } as const,
          { kind: 'providerVisit', verb: providerVisitWords.title, icon: Stethoscope } as const,
        ]
      : []),
    { kind: 'due', verb: careWords.due, icon: HeartPulse },
    { kind: 'handoff', verb: handoffWords.handoff, icon: ArrowLeftRight },
    ...(chart.discharged ? [] : [{ kind: 'moveChair', verb: handoffWords.moveChair, icon: Armchair } as const]),
    // Beside the next step's own button: a patient may leave before the vitals after treatment are taken.
    ...(mayLeave(chart) ? [{ kind: 'discharge', verb: sheetWords.discharge, icon: DoorOpen } as const] : []),
    { kind: 'note', verb: sheetWords.addNote, icon: NotebookPen },
    { kind: 'paper', verb: paperWords.enter, icon: ScrollText },
    { kind: 'print', verb: printWords.print, icon: Printer },
    { kind: 'times', verb: sheetWords.times, icon: Clock },
    ...(chart.arrived ? [{ kind: 'pumpOff', verb: tieWords.pump, icon: BriefcaseMedical } as const] : []),
    { kind: 'patientFacts', verb: patientFactWords.title, icon: Info },
    { kind: 'photo', verb: photoWords.title, icon: Camera },
    { kind: 'identity', verb: tieWords.identity, icon: IdCard },
    { kind: 'authorizations', verb: tieWords.authorizations, icon: FileCheck },
    { kind: 'wrongPatient', verb: tieWords.wrong, icon: UserRoundX },
    ...(chart.arrived && !chart.discharged
      ? [{ kind: 'transfer', verb: tieWords.transfer, icon: Ambulance } as const]
      : []),
    ...(isTreated || chart.discharged ? [] : [{ kind: 'close', verb: sheetWords.close, icon: CalendarX } as const]),
    { kind: 'inError', verb: tieWords.inError, icon: FileX },
  ]
  const choices = all.filter(({ kind }) => isFor(kind, roles ?? []))
  return (
    <Sheet title={sheetWords.visit} onClose={store.closeSheet}>
      <div className="visit-menu">
        {groups.map(({ words, kinds }) => (
          <Group
            key={words}
            words={words}
            choices={kinds.flatMap((kind) => choices.filter((one) => one.kind === kind))}
          />
        ))}
      </div>
    </Sheet>
  )
}

function Group({ words, choices }: { readonly words: string; readonly choices: readonly Choice[] }) {
  const store = useAppStore()
  if (choices.length === 0) return null
  return (
    <section className="visit-menu__group" aria-label={words}>
      <h3 className="section-head">{words}</h3>
      <div className="reason-taps reason-taps--two">
        {choices.map(({ kind, verb, icon }) => (
          <TapTarget key={kind} size="medium" wide icon={icon} verb={verb} onTap={() => store.openSheet({ kind })} />
        ))}
      </div>
    </section>
  )
}
