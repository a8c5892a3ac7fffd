import { issueKinds } from './issueKinds.ts'
import { type Charted, compareIds, type Entry, sortedBy } from './model.ts'
import type { Issue, IssueCode, Service } from './types.ts'

/** A service without a line of its own, before its next change is known. */
export interface Note {
  readonly service: Service
  readonly encounter: string
  readonly rule: string
  readonly text: string
}

/** An issue with the encounter it belongs to; null = the day. */
export interface ScopedIssue {
  readonly issue: Issue
  readonly encounter: string | null
}

/** Where rules write down what they found. One coding run fills one ledger. */
export interface Ledger {
  readonly entries: readonly Entry[]
  readonly notes: readonly Note[]
  readonly issues: readonly ScopedIssue[]
  readonly line: (entry: Entry) => void
  readonly note: (members: readonly Charted[], rule: string, text: string) => void
  readonly noteService: (service: Service, encounter: string, rule: string, text: string) => void
  readonly issue: (code: IssueCode, members: readonly Charted[], text: string) => void
  /** A rule that turns on a moving clock says in how many minutes it turns; what has passed is not noted. */
  readonly watch: (minutes: number) => void
  /** The first of those, null = nothing moves. */
  readonly nextWatch: () => number | null
  readonly issueFor: (code: IssueCode, ids: readonly string[], encounter: string | null, text: string) => void
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const entries: Entry[] = []
  const notes: Note[] = []
  const issues: ScopedIssue[] = []
  let watched: number | null = null
  const issueFor: Ledger['issueFor'] = (code, ids, encounter, text) => {
    const { level, stops, rule } = issueKinds[code]
    const serviceIds = sortedBy(ids, compareIds)
    issues.push({ issue: { code, level, stops, serviceIds, rule, text }, encounter })
  }
  return {
    entries,
    notes,
    issues,
    issueFor,
    watch: (minutes) => {
      if (minutes > 0) watched = Math.min(watched ?? minutes, minutes)
    },
    nextWatch: () => watched,
    line: (entry) => entries.push(entry),
    note: (members, rule, text) => {
      for (const { service, encounter } of members) notes.push({ service, encounter, rule, text })
    },
    noteService: (service, encounter, rule, text) => notes.push({ service, encounter, rule, text }),
    issue: (code, members, text) =>
      issueFor(
        code,
        members.map(({ id }) => id),
        members[0]?.encounter ?? null,
        text,
      ),
  }
}
