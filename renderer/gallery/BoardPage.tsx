import {
  AlarmClock,
  CircleQuestionMark,
  HeartPulse,
  Monitor,
  OctagonAlert,
  Play,
  Siren,
  SprayCan,
  UsersRound,
} from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { FilterChips } from '#renderer/components/FilterChips.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { RulerLegend, type RulerRow, TimelineRuler } from '#renderer/components/TimelineRuler.tsx'
import { NurseRail, nothing } from './samples.tsx'

/** Seven chairs of the board's picture. */
export const boardRows: readonly RulerRow[] = [
  {
    key: '1',
    chair: '1',
    name: 'Maro, Joseph',
    second: 'Tom, iron',
    bars: () => [
      { from: 100, to: 122, kind: 'waiting' },
      { from: 211, to: 222, kind: 'running' },
      { from: 222, to: 231, kind: 'to-end' },
      { from: 285, to: 375, kind: 'next', words: 'Ito, M.' },
    ],
    status: { level: 'plain', icon: Play, words: '9 min left', second: 'then observe 30 min' },
  },
  {
    key: '3',
    chair: '3',
    name: 'Okafor, Ruth',
    second: 'Dana, R-CHOP 1',
    bars: () => [
      { from: 65, to: 101, kind: 'waiting' },
      { from: 101, to: 131, kind: 'done' },
      { from: 138, to: 222, kind: 'running', words: 'Rituximab' },
      { from: 222, to: 345, kind: 'to-end' },
      { from: 370, to: 430, kind: 'planned', words: 'Fluid' },
      { from: 465, to: 555, kind: 'next', words: 'Olsen, T.' },
    ],
    markers: [{ at: 228, icon: HeartPulse }],
    status: { level: 'due', icon: HeartPulse, words: 'Vitals due in 6 min', second: 'before 200 mg/h' },
  },
  {
    key: '4',
    chair: '4',
    name: 'Lindqvist, Walter',
    second: 'Dana, FOLFOX 3',
    bars: () => [
      { from: 149, to: 222, kind: 'running', half: 'upper' },
      { from: 222, to: 269, kind: 'to-end', half: 'upper' },
      { from: 149, to: 222, kind: 'running', half: 'lower' },
      { from: 222, to: 269, kind: 'to-end', half: 'lower' },
    ],
    status: { level: 'plain', icon: Play, words: '47 min left', second: 'Oxaliplatin, leucovorin' },
  },
  {
    key: '5',
    chair: '5',
    name: 'Chair free',
    second: 'Cleaning',
    isFree: true,
    bars: () => [
      { from: 62, to: 160, kind: 'done', words: 'Done' },
      { from: 255, to: 390, kind: 'next', words: 'Jensen, C.' },
    ],
    status: { level: 'plain', icon: SprayCan, words: 'Ready 11:00', second: 'Next: Jensen 11:15' },
  },
  {
    key: '8',
    chair: '8',
    name: 'Brandt, Helen',
    second: 'Priya, paclitaxel 1',
    bars: () => [
      { from: 136, to: 216, kind: 'running', words: 'Paclitaxel' },
      { from: 216, to: 222, kind: 'paused' },
      { from: 222, to: 304, kind: 'to-end' },
    ],
    status: { level: 'urgent', icon: Siren, words: 'Reaction open', second: 'paused 6 min' },
  },
  {
    key: '9',
    chair: '9',
    name: 'Novak, Peter',
    second: 'Tom, gemcitabine 8',
    bars: () => [
      { from: 151, to: 181, kind: 'running' },
      { from: 181, to: 222, kind: 'missing' },
    ],
    status: { level: 'urgent', icon: CircleQuestionMark, words: 'Possible missing stop', second: 'planned end 10:01' },
  },
  {
    key: '10',
    chair: '10',
    name: 'Okafor, Linda',
    second: 'Priya, trastuzumab',
    bars: () => [
      { from: 182, to: 214, kind: 'waiting' },
      { from: 230, to: 260, kind: 'planned' },
    ],
    status: { level: 'plain', icon: UsersRound, words: 'Second person needed', second: 'name alert: chair 3' },
  },
]

/** The hours above the ruler, 07:00 at its left edge; 11 is left out for the now-flag. */
export const boardHours = [8, 9, 10, 12, 13, 14, 15, 16, 17].map((hour) => ({
  at: (hour - 7) * 60,
  words: String(hour).padStart(2, '0'),
}))

function Filters() {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="tool-line">
      <FilterChips
        label="Rows that need someone"
        chosen={chosen}
        onChoose={setChosen}
        filters={[
          { key: 'missing', words: 'possible missing stop', count: 1, icon: CircleQuestionMark, state: 'urgent' },
          { key: 'reaction', words: 'reaction open', count: 1, icon: Siren, state: 'urgent' },
          { key: 'call', words: 'call provider', count: 1, icon: OctagonAlert, state: 'urgent' },
          { key: 'vitals', words: 'vitals due', count: 1, icon: HeartPulse, state: 'due' },
          { key: 'ending', words: 'ending soon', count: 1, icon: AlarmClock, state: 'due' },
          { key: 'check', words: 'check waiting', count: 1, icon: UsersRound },
        ]}
      />
    </div>
  )
}

/** The key of the ruler. */
export function BoardLegend() {
  return (
    <footer className="key-hints">
      <RulerLegend
        entries={[
          { kind: 'waiting', words: 'Waiting' },
          { kind: 'done', words: 'Done' },
          { kind: 'running', words: 'Running' },
          { kind: 'to-end', words: 'To planned end' },
          { kind: 'paused', words: 'Paused' },
          { kind: 'missing', words: 'Stop missing' },
          { kind: 'next', words: 'Next patient' },
        ]}
      />
    </footer>
  )
}

/** Chairs across a day. */
export function BoardPage() {
  return (
    <AppShell
      rail={<NurseRail />}
      head={
        <ScreenHead title="Chair board" sub="Wednesday 15 July">
          <span className="now">10:42</span>
          <TapTarget icon={Monitor} iconSize="m" verb="Wall view" onTap={nothing} />
        </ScreenHead>
      }
      tools={<Filters />}
      foot={<BoardLegend />}
      workLook="table"
    >
      <TimelineRuler
        label="Chairs across the day"
        span={660}
        hours={boardHours}
        now={{ at: 222, words: '10:42' }}
        rows={boardRows}
        onOpen={nothing}
      />
    </AppShell>
  )
}
