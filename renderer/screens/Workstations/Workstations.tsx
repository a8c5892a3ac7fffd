import { CircleAlert, CircleMinus } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import { timeWords } from '#renderer/words/times.ts'
import { dayOf, deviceState, workstationWords as w } from '#renderer/words/workstations.ts'
import type { KnownDevice } from '#shared/ipc/deviceRows.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { Chairs } from './Chairs.tsx'
import { DeviceSide } from './DeviceSide.tsx'
import { HubCard, useHubPlace } from './HubCard.tsx'
import { HubSheet } from './HubSheet.tsx'
import { PracticeCard } from './PracticeCard.tsx'
import { PracticeSheet } from './PracticeSheet.tsx'
import { useDevices } from './useDevices.ts'

/** The workstations the hub knows, one taken out of service, and the clinic's chairs: for an administrator (workflow 12.20). */
export function Workstations() {
  const { hub, devices, failed, ask } = useDevices()
  const [selected, setSelected] = useState<string | null>(null)
  const [sheet, setSheet] = useState<'practice' | 'hub' | null>(null)
  const close = () => setSheet(null)
  const place = useHubPlace(sheet === 'hub')
  const practice = useApp((state) => state.clinic?.practice)
  const chosen = devices.find(({ id }) => id === selected) ?? devices[0] ?? null
  const out = devices.filter(({ revoked }) => revoked).length
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="cards"
      sideWidth="office"
      sideLabel={w.details}
      head={
        <ScreenHead
          title={w.place}
          sub={devices.length > 0 ? w.sub(devices.length - out, out) : ''}
          office
          screenKey="workstations"
        />
      }
      sheet={
        sheet === 'hub'
          ? place && <HubSheet address={place.address} onClose={close} />
          : sheet && practice && <PracticeSheet practice={practice} onClose={close} />
      }
      side={chosen && <DeviceSide key={chosen.id} device={chosen} onChanged={ask} />}
    >
      {failed !== null && <EmptyState title={w.notDone} next={failed} />}
      {hub === 'none' && <EmptyState title={w.noHub} next={w.noHubNext} />}
      {hub === 'not_answered' && <EmptyState title={w.noAnswer} next={w.noAnswerNext} />}
      {devices.length > 0 && (
        <section className="card table-card table-card--whole">
          <DataTable
            label={w.title}
            columns={columns}
            rows={devices}
            rowHeight={64}
            rowKey={({ id }) => id}
            selected={chosen?.id ?? null}
            onSelect={setSelected}
            empty={<EmptyState title={w.noHub} next={w.noHubNext} />}
          />
        </section>
      )}
      <Chairs />
      {place && <HubCard place={place} onChange={() => setSheet('hub')} />}
      <PracticeCard onChange={() => setSheet('practice')} />
    </AppShell>
  )
}

const icons = { due: CircleMinus, urgent: CircleAlert } as const

function StateCell({ device }: { readonly device: KnownDevice }) {
  const now = useMinute()
  const { words, level } = deviceState(device, now.utc)
  if (level === 'plain') return <span>{words}</span>
  return (
    <Chip state={level} icon={icons[level]}>
      {words}
    </Chip>
  )
}

const columns: readonly DataColumn<KnownDevice>[] = [
  { key: 'name', head: w.name, width: '1fr', cell: ({ name }) => <b>{name}</b> },
  {
    key: 'heard',
    head: w.heard,
    width: 190,
    cell: ({ heardAt }) => (heardAt ? `${dayOf(heardAt.utc)}, ${timeWords(heardAt)}` : w.never),
  },
  { key: 'state', head: w.state, width: 165, cell: (device) => <StateCell device={device} /> },
]
