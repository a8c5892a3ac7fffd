import { CircleAlert, CircleCheck, CircleMinus, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { peopleWords, personState } from '#renderer/words/people.ts'
import { roleWords } from '#renderer/words/setUp.ts'
import type { KnownPerson } from '#shared/ipc/peopleShapes.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { PersonSheet, type PersonSheetKind } from './PersonSheet.tsx'
import { PersonSide } from './PersonSide.tsx'
import { useKnownPeople } from './useKnownPeople.ts'

interface OpenSheet {
  readonly kind: PersonSheetKind
  readonly person: KnownPerson | null
}

/** Everybody who works here or did, for an administrator: added, changed, let go, and let in again (workflow 12.20). */
export function People() {
  const { people, failed } = useKnownPeople()
  const [selected, setSelected] = useState<string | null>(null)
  const [sheet, setSheet] = useState<OpenSheet | null>(null)
  const chosen = people.find(({ id }) => id === selected) ?? people[0] ?? null
  const here = people.filter(({ active }) => active).length
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="office"
      sideLabel={peopleWords.details}
      head={
        <ScreenHead
          title={peopleWords.title}
          sub={people.length > 0 ? peopleWords.sub(here, people.length - here) : ''}
          office
          screenKey="people"
        >
          <TapTarget
            look="main"
            icon={UserPlus}
            verb={peopleWords.add}
            onTap={() => setSheet({ kind: 'facts', person: null })}
          />
        </ScreenHead>
      }
      tools={<IdleLock />}
      side={chosen && <PersonSide person={chosen} onSheet={(kind) => setSheet({ kind, person: chosen })} />}
      sheet={
        sheet && (
          <PersonSheet
            key={`${sheet.kind} ${sheet.person?.id ?? ''}`}
            kind={sheet.kind}
            person={sheet.person}
            onClose={() => setSheet(null)}
            onSaved={(userId) => {
              setSheet(null)
              setSelected(userId)
            }}
          />
        )
      }
    >
      {failed !== null && <EmptyState title={peopleWords.notSaved} next={failed} />}
      {people.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={peopleWords.title}
            columns={columns}
            rows={people}
            rowHeight={64}
            rowKey={({ id }) => id}
            selected={chosen?.id ?? null}
            onSelect={setSelected}
            onOpen={(person) => setSheet({ kind: 'facts', person })}
            empty={<EmptyState title={peopleWords.none} next={peopleWords.noneNext} />}
          />
        </section>
      )}
    </AppShell>
  )
}

const idleChoices = [2, 3, 4, 5] as const

function IdleLock() {
  const { api, say } = useAppStore()
  const minutes = useApp((state) => state.clinic?.idleLockMinutes ?? 5)
  return (
    <div className="tool-line people-tools">
      <SelectField
        label={peopleWords.idle}
        inline
        value={String(minutes)}
        options={idleChoices.map((choice) => ({ key: String(choice), words: peopleWords.idleMinutes(choice) }))}
        onChange={(key) => {
          void api.call('people.idleLock', { minutes: Number(key) }).then((answer) => {
            if (answer.kind !== 'value') say(peopleWords.notSaved, 'assertive')
          })
        }}
      />
    </div>
  )
}

const icons = { plain: CircleCheck, due: CircleMinus, urgent: CircleAlert } as const

function StateChip({ person }: { readonly person: KnownPerson }) {
  const { words, level } = personState(person)
  if (level === 'plain') return <span className={person.active ? undefined : 'second'}>{words}</span>
  return (
    <Chip state={level} icon={icons[level]}>
      {words}
    </Chip>
  )
}

const columns: readonly DataColumn<KnownPerson>[] = [
  {
    key: 'name',
    head: peopleWords.name,
    width: 180,
    cell: ({ name, credential }) => (
      <>
        <b>{name}</b>
        {credential !== '' && <span className="second">, {credential}</span>}
      </>
    ),
  },
  {
    key: 'roles',
    head: peopleWords.roles,
    width: '1fr',
    cell: ({ roles }) => roles.map((role) => roleWords[role]).join(', '),
  },
  { key: 'state', head: peopleWords.state, width: 170, cell: (person) => <StateChip person={person} /> },
]
