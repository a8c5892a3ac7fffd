import {
  Armchair,
  BookCheck,
  CalendarDays,
  ChartColumn,
  FileSpreadsheet,
  FlaskConical,
  Gauge,
  LayoutDashboard,
  ListChecks,
  LockKeyhole,
  MessageSquareWarning,
  MonitorSmartphone,
  Package,
  PackageCheck,
  PackageX,
  Pill,
  Search,
  ShieldCheck,
  Users,
  UsersRound,
} from 'lucide-react'
import { Rail, type RailItem } from '#renderer/components/Rail.tsx'
import { RailAlarm } from '#renderer/screens/alarms/RailAlarm.tsx'
import type { Screen } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { boardWords } from '#renderer/words/board.ts'
import { claimWords } from '#renderer/words/claims.ts'
import { closeDayWords } from '#renderer/words/closeDay.ts'
import { deviceShown } from '#renderer/words/delivery.ts'
import { deskWords } from '#renderer/words/desk.ts'
import { formularyWords } from '#renderer/words/formulary.ts'
import { limitWords } from '#renderer/words/limits.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { peopleWords } from '#renderer/words/people.ts'
import { recallWords } from '#renderer/words/recalledLots.ts'
import { receivedWords } from '#renderer/words/received.ts'
import { recordWords } from '#renderer/words/record.ts'
import { referenceWords } from '#renderer/words/reference.ts'
import { reportWords } from '#renderer/words/reports.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { staffWords } from '#renderer/words/staff.ts'
import { visitWords } from '#renderer/words/visits.ts'
import { workstationWords } from '#renderer/words/workstations.ts'
import { may } from '#shared/permissions/permissions.ts'
import { findVisit } from './findVisit.ts'

type Place =
  | 'mixing'
  | 'myChairs'
  | 'dayList'
  | 'board'
  | 'staff'
  | 'closeDay'
  | 'syncMonitor'
  | 'worklist'
  | 'batches'
  | 'exceptions'
  | 'reports'
  | 'formulary'
  | 'recalledLots'
  | 'drugsReceived'
  | 'referenceData'
  | 'people'
  | 'restricted'
  | 'limits'
  | 'workstations'
  | 'record'

const placeOf: Readonly<Record<Screen['name'], Place>> = {
  myChairs: 'myChairs',
  dayList: 'dayList',
  board: 'board',
  staff: 'staff',
  closeDay: 'closeDay',
  syncMonitor: 'syncMonitor',
  session: 'myChairs',
  containers: 'myChairs',
  review: 'myChairs',
  mixing: 'mixing',
  timeline: 'dayList',
  worklist: 'worklist',
  batches: 'batches',
  exceptions: 'exceptions',
  reports: 'reports',
  coding: 'worklist',
  formulary: 'formulary',
  recalledLots: 'recalledLots',
  drugsReceived: 'drugsReceived',
  referenceData: 'referenceData',
  people: 'people',
  restricted: 'restricted',
  limits: 'limits',
  workstations: 'workstations',
  record: 'record',
}

/** "Dana R." */
export const shortName = (name: string): string => {
  const [first = '', ...rest] = name.split(' ')
  const last = rest.at(-1)
  return last ? `${first} ${last[0]}.` : first
}

/** The rail of whoever is signed in: only the places that their role has and that work today. */
export function DeskRail() {
  const store = useAppStore()
  const user = useApp((state) => state.signedIn?.user)
  const sync = useApp((state) => state.sync)
  const wire = useApp((state) => state.wire)
  const asked = useApp((state) => state.questions.length)
  const screen = useApp((state) => state.screen)
  const isDemo = useApp((state) => state.clinic?.demo === true)
  if (!user) return null
  const sees = (action: 'see.chart' | 'see.worklist') => may(user.roles, action)
  const items: RailItem[] = [
    ...(mixes(user.roles) ? [{ key: 'mixing', words: mixingWords.title, icon: FlaskConical }] : []),
    ...(sees('see.chart') && !onlyBills(user.roles)
      ? [
          ...(mixes(user.roles)
            ? []
            : [{ key: 'myChairs', words: visitWords.myChairs, icon: Armchair, count: asked || undefined }]),
          { key: 'dayList', words: visitWords.dayList, icon: CalendarDays },
        ]
      : []),
    ...(may(user.roles, 'give.drugs') ? [{ key: 'board', words: boardWords.place, icon: LayoutDashboard }] : []),
    ...(may(user.roles, 'assign.nurses') ? [{ key: 'staff', words: staffWords.title, icon: UsersRound }] : []),
    ...(may(user.roles, 'close.day') ? [{ key: 'closeDay', words: closeDayWords.title, icon: BookCheck }] : []),
    ...(sees('see.worklist')
      ? [
          { key: 'worklist', words: visitWords.worklist, icon: ListChecks },
          { key: 'batches', words: claimWords.batches, icon: Package },
          { key: 'exceptions', words: claimWords.exceptions, icon: MessageSquareWarning },
        ]
      : []),
    ...(may(user.roles, 'see.money') ? [{ key: 'drugsReceived', words: receivedWords.place, icon: PackageCheck }] : []),
    ...(may(user.roles, 'see.reports') ? [{ key: 'reports', words: reportWords.title, icon: ChartColumn }] : []),
    ...(may(user.roles, 'manage.clinic') ? [{ key: 'people', words: peopleWords.title, icon: Users }] : []),
    ...(may(user.roles, 'restrict.charts')
      ? [{ key: 'restricted', words: restrictedWords.place, icon: LockKeyhole }]
      : []),
    ...(may(user.roles, 'manage.clinic')
      ? [{ key: 'workstations', words: workstationWords.place, icon: MonitorSmartphone }]
      : []),
    ...(may(user.roles, 'manage.clinic') ? [{ key: 'limits', words: limitWords.place, icon: Gauge }] : []),
    ...(may(user.roles, 'manage.clinic') ? [{ key: 'formulary', words: formularyWords.title, icon: Pill }] : []),
    ...(mixes(user.roles) ? [{ key: 'recalledLots', words: mixingWords.lots, icon: PackageX }] : []),
    ...(may(user.roles, 'manage.clinic') ? [{ key: 'recalledLots', words: recallWords.title, icon: PackageX }] : []),
    ...(may(user.roles, 'see.reference')
      ? [{ key: 'referenceData', words: referenceWords.place, icon: FileSpreadsheet }]
      : []),
    ...(may(user.roles, 'see.audit') ? [{ key: 'record', words: recordWords.title, icon: ShieldCheck }] : []),
    ...(sees('see.chart') ? [{ key: 'find', words: visitWords.findPlace, icon: Search }] : []),
  ]
  return (
    <Rail
      items={items}
      current={placeOf[screen.name]}
      onGo={(key) => (key === 'find' ? findVisit(store) : store.go(screenOf(key as Place)))}
      sync={deviceShown(sync, wire !== 'lost')}
      clock={sync?.clock?.level === 'quiet' ? deskWords.clockQuiet(sync.clock.offsetSeconds) : undefined}
      onSync={() => store.go({ name: 'syncMonitor' })}
      alarm={<RailAlarm />}
      userShort={shortName(user.name)}
      note={isDemo ? visitWords.demo : undefined}
      onLock={() => void store.lock()}
    />
  )
}

function screenOf(place: Place): Screen {
  if (place === 'board') return { name: place, wall: false }
  if (place === 'reports') return { name: place, tab: 'stops', month: null, by: null }
  return place === 'batches' ? { name: place, batchId: null } : { name: place }
}

type Roles = Parameters<typeof may>[0]

/** The pharmacy's places stand in front of the chairs': who prepares drugs and gives none. */
const mixes = (roles: Roles): boolean => may(roles, 'record.containers') && !may(roles, 'give.drugs')

/** Billers, managers and auditors may open charts but have no chairs. */
const onlyBills = (roles: Roles): boolean => may(roles, 'see.worklist') && !may(roles, 'record.containers')
