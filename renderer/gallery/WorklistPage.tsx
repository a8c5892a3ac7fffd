import {
  CircleCheck,
  CirclePause,
  ListFilter,
  MapPin,
  MessageCircleQuestionMark,
  OctagonAlert,
  Send,
} from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { HoursClock } from '#renderer/components/HoursClock.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SearchBox } from '#renderer/components/SearchBox.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { BillerRail, nothing } from './samples.tsx'

type Claim = readonly [
  minutesLeft: number,
  name: string,
  mrn: string,
  service: string,
  payer: string,
  treatment: string,
  lines: string,
  status: 'hold' | 'missing' | 'asked' | 'ready' | 'sent',
  missing: string,
  value: string,
]

const claims: readonly Claim[] = [
  [
    -61,
    'Petrov, Nadia',
    '00398114',
    '13 Jul',
    'Medicare',
    'Bortezomib',
    '1 line, 1 drug',
    'hold',
    'Authorization',
    '1,214.00',
  ],
  [
    121,
    'Ahmed, Yusuf',
    '00421190',
    '13 Jul',
    'Aetna',
    'Zoledronic acid',
    '1 line, 1 drug',
    'missing',
    'Stop unknown, line 1',
    '—',
  ],
  [
    361,
    'Farrell, Kim',
    '00377452',
    '13 Jul',
    'Medicare',
    'Carboplatin, paclitaxel',
    '5 lines, 4 drugs',
    'asked',
    'Waste witness',
    '3,870.40',
  ],
  [
    1381,
    'Rossi, Marta',
    '00402981',
    '14 Jul',
    'BlueCross',
    'Trastuzumab-dkst',
    '1 line, 1 drug',
    'ready',
    '',
    '2,405.00',
  ],
  [
    1440,
    'Hughes, Adele',
    '00415560',
    '14 Jul',
    'United',
    'Ferric carboxymaltose',
    '1 line, 1 drug',
    'ready',
    '',
    '1,118.30',
  ],
  [
    1561,
    'Marchetti, Carlo',
    '00410027',
    '14 Jul',
    'Medicare',
    'FOLFOX, cycle 2',
    '7 lines, 5 drugs',
    'asked',
    'Hydration reason',
    '1,962.15',
  ],
  [
    1621,
    'Conte, Silvia',
    '00388003',
    '14 Jul',
    'Medicare',
    'Fosaprepitant, cisplatin',
    '6 lines, 5 drugs',
    'ready',
    '',
    '642.75',
  ],
  [1741, 'Nowak, Adam', '00419934', '14 Jul', 'Cigna', 'Pembrolizumab', '1 line, 1 drug', 'ready', '', '11,906.80'],
  [1801, 'Sato, Emi', '00407718', '14 Jul', 'Medicaid', 'Iron sucrose', '1 line, 1 drug', 'sent', '', '231.60'],
]

const statuses = {
  hold: { state: 'wait', icon: CirclePause, words: 'On hold' },
  missing: { state: 'urgent', icon: OctagonAlert, words: 'Missing' },
  asked: { state: 'due', icon: MessageCircleQuestionMark, words: 'Asked nurse' },
  ready: { state: 'good', icon: CircleCheck, words: 'Ready' },
  sent: { state: 'plain', icon: Send, words: 'Sent, no receipt' },
} as const

function Status({ of }: { readonly of: Claim[7] }) {
  const { state, icon, words } = statuses[of]
  return (
    <Chip state={state} icon={icon}>
      {words}
    </Chip>
  )
}

/** A name and, beneath it, a smaller second line. */
export function TwoLines({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      {first}
      <span className="data-table__second">{second}</span>
    </>
  )
}

const columns: readonly DataColumn<Claim>[] = [
  { key: 'clock', head: 'Of 48 hours', width: 126, cell: ([minutes]) => <HoursClock minutesLeft={minutes} /> },
  {
    key: 'patient',
    head: 'Patient',
    width: 134,
    cell: ([, name, mrn]) => (
      <>
        <b>{name}</b>
        <span className="data-table__second">MRN {mrn}</span>
      </>
    ),
  },
  { key: 'service', head: 'Service', width: 54, cell: (claim) => claim[3] },
  { key: 'payer', head: 'Payer', width: 88, cell: (claim) => claim[4] },
  { key: 'treatment', head: 'Treatment', width: 176, cell: (claim) => <TwoLines first={claim[5]} second={claim[6]} /> },
  { key: 'status', head: 'Status', width: 164, cell: (claim) => <Status of={claim[7]} /> },
  {
    key: 'missing',
    head: 'What is missing',
    width: '1fr',
    cell: (claim) => <span className="medium">{claim[8]}</span>,
  },
  { key: 'value', head: 'Value, $', width: 84, align: 'end', cell: (claim) => claim[9] },
]

function Tools() {
  const [view, setView] = useState('all')
  return (
    <div className="tool-line">
      <CountTabs
        label="Which visits"
        chosen={view}
        onChoose={setView}
        tabs={[
          { key: 'all', words: 'All', count: 9 },
          { key: 'ready', words: 'Ready', count: 4 },
          { key: 'asked', words: 'Asked nurse', count: 2 },
          { key: 'missing', words: 'Missing', count: 1 },
          { key: 'hold', words: 'On hold', count: 1 },
          { key: 'sent', words: 'Sent', count: 1 },
        ]}
      />
      <span className="grow" />
      <TapTarget icon={ListFilter} look="filter" verb="Payer: all" onTap={nothing} />
      <TapTarget icon={MapPin} look="filter" verb="Site: Main" onTap={nothing} />
    </div>
  )
}

/** The biller's worklist. */
export function WorklistPage() {
  const [selected, setSelected] = useState('00410027')
  const [find, setFind] = useState('')
  return (
    <AppShell
      rail={<BillerRail />}
      head={
        <ScreenHead office title="Worklist" sub="Signed visits, least time left first">
          <SearchBox label="Name, MRN or claim number" value={find} onChange={setFind} shortcut="/" />
          <TapTarget look="main" icon={Send} verb="Export 4 ready" onTap={nothing} />
        </ScreenHead>
      }
      tools={<Tools />}
      foot={
        <footer className="key-hints">
          <KeyHint keys={['↑', '↓']} does="move" />
          <KeyHint keys={['Enter']} does="open" />
          <KeyHint keys={['A']} does="ask the nurse" />
          <KeyHint keys={['H']} does="hold" />
          <KeyHint keys={['E']} does="export" />
          <span className="key-hints__end">
            Ready to export <b className="num">$16,072.85</b>
          </span>
        </footer>
      }
      workLook="table"
    >
      <section className="card table-card">
        <DataTable
          label="Signed visits"
          columns={columns}
          rows={claims}
          rowKey={(claim) => claim[2]}
          selected={selected}
          onSelect={setSelected}
          onOpen={nothing}
          rowHeight={63}
        />
      </section>
    </AppShell>
  )
}
