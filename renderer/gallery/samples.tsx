import {
  Armchair,
  CalendarDays,
  LayoutDashboard,
  ListChecks,
  MessageCircleQuestionMark,
  ReceiptText,
  Search,
  Send,
  UsersRound,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { ChairBar, type ChairTile } from '#renderer/components/ChairBar.tsx'
import { PatientHead } from '#renderer/components/PatientHead.tsx'
import { Rail } from '#renderer/components/Rail.tsx'

/** A tap in the gallery changes nothing. */
export const nothing = () => undefined

/** The nurse's rail. */
export function NurseRail() {
  return (
    <Rail
      items={[
        { key: 'chairs', words: 'My chairs', icon: Armchair },
        { key: 'day', words: 'Day list', icon: CalendarDays },
        { key: 'board', words: 'Board', icon: LayoutDashboard },
        { key: 'handoff', words: 'Handoff', icon: UsersRound },
        { key: 'find', words: 'Find', icon: Search },
      ]}
      current="chairs"
      onGo={nothing}
      sync={{ kind: 'to-send', count: 3 }}
      userShort="Dana R."
      onLock={nothing}
    />
  )
}

/** The biller's rail. */
export function BillerRail() {
  return (
    <Rail
      items={[
        { key: 'worklist', words: 'Worklist', icon: ListChecks },
        { key: 'questions', words: 'Questions', icon: MessageCircleQuestionMark, count: 2 },
        { key: 'exports', words: 'Exports', icon: Send },
        { key: 'payments', words: 'Payments', icon: ReceiptText },
        { key: 'find', words: 'Find', icon: Search },
      ]}
      current="worklist"
      onGo={nothing}
      sync={{ kind: 'all-received', at: '10:41' }}
      userShort="Ann W."
      onLock={nothing}
    />
  )
}

/** Ruth Okafor in chair 3. */
export function RuthHead() {
  return (
    <PatientHead
      chair="3"
      initials="RO"
      name="Okafor, Ruth"
      born="12 Mar 1961, 65 y"
      mrn="MRN 00418827"
      allergies="Penicillin, sulfa"
      facts={[
        { label: 'Weight', value: '71.4 kg' },
        { label: 'Access', value: 'Port, right chest' },
      ]}
      now="10:42"
      backTo="My chairs"
      onBack={nothing}
      onEmergency={nothing}
      screenKey="session"
    />
  )
}

const fourTiles: readonly ChairTile[] = [
  { key: '3', chair: '3', name: 'Okafor, Ruth', next: '2 h 03 min left', state: 'calm', percentDone: 41 },
  { key: '4', chair: '4', name: 'Lindqvist, Walter', next: '47 min left', state: 'calm', percentDone: 61 },
  { key: '6', chair: '6', name: 'Haddad, Amir', next: 'Ends in 4 min', state: 'due', percentDone: 87 },
  { key: '7', chair: '7', name: 'Tanaka, Grace', next: 'ANC 0.9: call', state: 'urgent' },
]

/** Dana's four chairs. */
export function DanaChairs({ current = '3' }: { readonly current?: string }) {
  return <ChairBar tiles={fourTiles} current={current} onGo={nothing} />
}

/** Nine chairs: more than the bar can hold at once. */
export function ManyChairs() {
  const more = ['8', '9', '10', '11', '12'].map(
    (chair): ChairTile => ({
      key: chair,
      chair,
      name: 'Brandt, Helen',
      next: '1 h 12 min left',
      state: 'calm',
      percentDone: 30,
    }),
  )
  return <ChairBar tiles={[...fourTiles, ...more]} current="3" onGo={nothing} />
}

/** A titled stretch of a gallery page. */
export function Stretch({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {children}
    </>
  )
}
