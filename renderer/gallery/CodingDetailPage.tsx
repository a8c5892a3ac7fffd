import { CloudCheck, History, MessageCircleQuestionMark, Printer, Send, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { BackButton } from '#renderer/components/BackButton.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { CodeDisclosure } from '#renderer/components/CodeDisclosure.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { Matrix, type MatrixRow } from '#renderer/components/Matrix.tsx'
import { MinutesLegend, MinutesPicture } from '#renderer/components/MinutesPicture.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { BillerRail, nothing } from './samples.tsx'

const plain = (words: string) => ({ kind: 'plain', words }) as const
const na = (words: string) => ({ kind: 'na', words }) as const

const rows: readonly MatrixRow[] = [
  {
    key: 'saline',
    name: 'Saline 0.9 %',
    cells: [
      plain('500 mL'),
      plain('J7040'),
      plain('1'),
      plain('JZ'),
      plain('96361 × 1'),
      { kind: 'due', words: 'Missing', onOpen: nothing },
      na('Not needed'),
    ],
  },
  {
    key: 'palonosetron',
    name: 'Palonosetron',
    cells: [
      plain('0.25 mg'),
      plain('J2469'),
      plain('10'),
      plain('JZ'),
      plain('96375 × 1'),
      plain('Z51.11'),
      na('Not needed'),
    ],
  },
  {
    key: 'oxaliplatin',
    name: 'Oxaliplatin',
    cells: [
      plain('154 mg'),
      plain('J9263'),
      plain('308'),
      plain('JW 92'),
      plain('96413, 96415 × 2'),
      plain('Z51.11'),
      plain('A-77120'),
    ],
  },
  {
    key: 'leucovorin',
    name: 'Leucovorin',
    cells: [
      plain('724 mg'),
      plain('J0640'),
      plain('15'),
      plain('JZ'),
      plain('96368 × 1'),
      plain('Z51.11'),
      plain('A-77120'),
    ],
  },
  {
    key: 'push',
    name: 'Fluorouracil, push',
    cells: [
      plain('724 mg'),
      plain('J9190'),
      { kind: 'plain', words: '11', rowSpan: 2 },
      na('Multi-dose'),
      plain('96411 × 1'),
      plain('Z51.11'),
      plain('A-77120'),
    ],
  },
  {
    key: 'pump',
    name: 'Fluorouracil, pump',
    cells: [
      plain('4,344 mg'),
      plain('J9190'),
      null,
      na('Multi-dose'),
      plain('96416 × 1'),
      plain('Z51.11'),
      plain('A-77120'),
    ],
  },
]

function Minutes() {
  return (
    <MinutesPicture
      label="Which minutes counted"
      span={270}
      hours={[
        { at: 30, words: '09:00' },
        { at: 90, words: '10:00' },
        { at: 150, words: '11:00' },
        { at: 210, words: '12:00' },
      ]}
      lanes={[
        {
          key: 'hydration',
          name: 'Hydration',
          bars: [
            { from: 10, to: 63, kind: 'counted', words: '53 min' },
            { from: 63, to: 80, kind: 'excluded' },
          ],
          counted: '53 of 70',
        },
        { key: 'palo', name: 'Palonosetron', bars: [], points: [52], counted: 'push' },
        {
          key: 'oxali',
          name: 'Oxaliplatin',
          bars: [{ from: 63, to: 225, kind: 'counted', words: '162 min: first hour, then 2 extra hours' }],
          counted: '162 of 162',
        },
        {
          key: 'leuco',
          name: 'Leucovorin',
          bars: [{ from: 63, to: 225, kind: 'alongside', words: 'alongside oxaliplatin' }],
          counted: 'once',
        },
        {
          key: 'fluoro',
          name: 'Fluorouracil',
          bars: [{ from: 241, to: 270, kind: 'pump', words: '46 h' }],
          points: [230],
          counted: 'push, pump',
        },
      ]}
      why={
        <>
          17 min of hydration ran while oxaliplatin ran, so they do not count. <RuleBadge rule="R9" />
        </>
      }
    />
  )
}

const lines = [
  ['96413', 1, 'Chemo, first hour'],
  ['96415', 2, 'Chemo, extra hour'],
  ['96368', 1, 'Alongside another'],
  ['96411', 1, 'Chemo push, further'],
  ['96416', 1, 'Pump over 8 h, start'],
  ['96375', 1, 'Push, further drug'],
  ['96361', 1, 'Hydration, secondary'],
] as const

function Lines() {
  const [open, setOpen] = useState<string | null>('96415')
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">Administration lines</h2>
      <ol>
        {lines.map(([code, units, label]) => (
          <CodeDisclosure
            key={code}
            code={code}
            units={units}
            label={label}
            isOpen={open === code}
            onToggle={() => setOpen(open === code ? null : code)}
          >
            <p>
              Oxaliplatin, 09:33 to 12:15, 162 min. Extra hours count from minute 91, then 151. <RuleBadge rule="R3" />
            </p>
            <p>
              <b>Why not 3?</b> The third starts at minute 211.
            </p>
          </CodeDisclosure>
        ))}
      </ol>
      <div className="side__bottom">
        <div className="row">
          <h2 className="section-head grow">Question to nurse</h2>
          <Chip state="due" icon={null}>
            Open 3 h
          </Chip>
        </div>
        <div className="message">
          <p className="message__who">
            <b>
              Ann Whitfield <span className="num">07:48</span>
            </b>
          </p>
          <p>Why was fluid given before oxaliplatin? The record has no reason.</p>
        </div>
        <p className="row second">
          <Icon of={CloudCheck} size="s" />
          At station 2, not read yet
        </p>
      </div>
    </div>
  )
}

/** The biller's coding detail. */
export function CodingDetailPage() {
  return (
    <AppShell
      rail={<BillerRail />}
      head={
        <ScreenHead
          office
          ruled
          before={<BackButton to="worklist" onBack={nothing} />}
          title="Marchetti, Carlo"
          sub="14 July 2026, FOLFOX cycle 2, Medicare"
          subBelow
        >
          <HoursClock minutesLeft={26 * 60 + 4} long />
          <Chip state="due" icon={MessageCircleQuestionMark}>
            Waits for 1 answer
          </Chip>
          <TapTarget icon={History} verb="All times" onTap={nothing} />
          <TapTarget icon={Printer} verb="Packet" onTap={nothing} />
          <TapTarget
            icon={Send}
            verb="Export"
            closedBecause="Waits for 1 answer"
            reasonPlace="elsewhere"
            onTap={nothing}
          />
        </ScreenHead>
      }
      side={<Lines />}
      sideWidth="office"
      sideLabel="Administration lines"
      workLook="page"
    >
      <div className="row">
        <h2 className="section-head grow">Is it complete?</h2>
        <Chip state="due" icon={TriangleAlert}>
          1 open
        </Chip>
      </div>
      <Matrix
        label="Is it complete?"
        heads={['Planned', 'Given', 'Drug code', 'Units', 'Waste', 'Administration', 'Diagnosis', 'Auth.']}
        rows={rows}
      />
      <div className="row">
        <h2 className="section-head grow">Which minutes counted</h2>
        <MinutesLegend />
      </div>
      <Minutes />
    </AppShell>
  )
}
