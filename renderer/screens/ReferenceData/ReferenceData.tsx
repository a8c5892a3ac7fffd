import { type ReactNode, useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { KeyHint } from '#renderer/components/KeyHint.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { changeWords, kindWords, referenceWords } from '#renderer/words/reference.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { IssueShape } from '#shared/ipc/referenceShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { IssueSide } from './IssueSide.tsx'
import { UploadCard } from './UploadCard.tsx'
import { useUpload } from './useUpload.ts'

/** Every issue of the public files that this record holds, and the way in for new ones. */
export function ReferenceData() {
  const { api } = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const uploading = useUpload()
  const [issues, setIssues] = useState<readonly IssueShape[] | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const { state } = uploading.status
  useEffect(() => {
    let isHere = true
    // The list is another one after each import, and only then.
    if (state !== 'receiving' && state !== 'reading')
      void api.call('reference.list', {}).then((answer) => {
        if (isHere && answer.kind === 'value') setIssues(answer.value.issues)
      })
    return () => {
      isHere = false
    }
  }, [api, state])
  const mayImport = may(roles, 'import.reference')
  const chosen = issues?.find(({ id }) => String(id) === selected) ?? null
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      head={<ScreenHead title={referenceWords.title} sub={referenceWords.sub} office screenKey="reference" />}
      side={issues && issues.length > 0 ? <IssueSide issueId={chosen?.id ?? null} /> : undefined}
      sideWidth="office"
      sideLabel={referenceWords.whatChanged}
      foot={
        <footer className="key-hints">
          <KeyHint keys={['↑', '↓']} does={referenceWords.move} />
        </footer>
      }
    >
      {mayImport && <UploadCard uploading={uploading} onOpenIssue={(id) => setSelected(String(id))} />}
      {issues !== null && issues.length > 0 && (
        <section className="card table-card">
          <DataTable
            label={referenceWords.title}
            columns={columns}
            rows={issues}
            rowKey={({ id }) => String(id)}
            selected={selected}
            onSelect={setSelected}
          />
        </section>
      )}
      {issues?.length === 0 && (
        <EmptyState
          title={referenceWords.emptyTitle}
          next={mayImport ? referenceWords.emptyNext : referenceWords.emptyForLookers}
        />
      )}
    </AppShell>
  )
}

const columns: readonly DataColumn<IssueShape>[] = [
  {
    key: 'kind',
    head: referenceWords.kind,
    width: '1fr',
    cell: ({ kind, file }) => <TwoLines first={<b>{kindWords(kind)}</b>} second={file} />,
  },
  {
    key: 'valid',
    head: referenceWords.valid,
    width: 118,
    cell: ({ validFrom, validTo }) => (
      <TwoLines first={dateWords(validFrom)} second={validTo === null ? '' : `to ${dateWords(validTo)}`} />
    ),
  },
  {
    key: 'rows',
    head: referenceWords.rows,
    width: 112,
    align: 'end',
    cell: ({ rows, changes }) => (
      <TwoLines first={<span className="num">{rows.toLocaleString('en-US')}</span>} second={changeWords(changes)} />
    ),
  },
  {
    key: 'imported',
    head: referenceWords.imported,
    width: 106,
    cell: ({ importedAt, importedBy }) => <TwoLines first={dateWords(localDate(importedAt))} second={importedBy} />,
  },
]

const TwoLines = ({ first, second }: { readonly first: ReactNode; readonly second: string }) => (
  <>
    {first}
    <span className="data-table__second">{second}</span>
  </>
)
