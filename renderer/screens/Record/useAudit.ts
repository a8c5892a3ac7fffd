import { useCallback, useEffect, useState } from 'react'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import type { AuditEntryShape, AuditGroup } from '#shared/ipc/careShapes.ts'

const pageLength = 100

interface Page {
  readonly entries: readonly AuditEntryShape[]
  readonly next: string | null
}

const nothing: Page = { entries: [], next: null }

/** Audit entries of one group, or all, newest first; older ones when they are asked for. */
export function useAudit(group: AuditGroup | null) {
  const { api } = useAppStore()
  const [page, setPage] = useState<Page | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const fetchFrom = useCallback(
    async (after: string | null, before: Page): Promise<Page | null> => {
      const answer = await api.call('audit.list', { group, userId: null, after, limit: pageLength })
      setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
      if (answer.kind !== 'value') return null
      return { entries: [...before.entries, ...answer.value.entries], next: answer.value.next }
    },
    [api, group],
  )
  useEffect(() => {
    let current = true
    const fetchFirst = () =>
      void fetchFrom(null, nothing).then((first) => {
        if (current && first) setPage(first)
      })
    fetchFirst()
    const stop = api.subscribe(({ push }) => {
      if (push === 'record.changed' || push === 'people.changed' || push === 'emergency.changed') fetchFirst()
    })
    return () => {
      current = false
      stop()
    }
  }, [api, fetchFrom])
  const more = async (): Promise<void> => {
    if (!page?.next) return
    const longer = await fetchFrom(page.next, page)
    if (longer) setPage(longer)
  }
  return { page, failed, more }
}
