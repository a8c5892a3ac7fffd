import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt } from '#shared/kernel/instant.ts'
import { aRecord } from '#test/builders/aRecord.ts'
import { queryPlan, slowStep } from '#test/builders/queryPlan.ts'
import { takeQuestion } from '../desk/claims/questions.ts'
import { type BoardRow, hotBoardQueries } from './boardStore.ts'
import { createEventStore } from './eventStore.ts'
import { hotQuestionQueries } from './questionStore.ts'
import { createReadTables, type Project } from './readTables.ts'
import { hotReportQueries } from './reportStore.ts'
import type { Tx } from './rights.ts'
import { createSignedStore } from './signedStore.ts'
import { hotWorklistQueries } from './worklistStore.ts'

const at = (minute: number) => instantAt(Date.UTC(2026, 2, 2, 14, minute), 'America/Chicago')

/** A small stand-in for the day's lists: state is the last kind; a moved-away session leaves the board, an unsigned one is not billed. */
const project: Project = ({ sessionId, events, signed }) => {
  const last = events.at(-1)
  const isGone = !last || last.kind === 'SessionCancelled'
  const common = { sessionId, patientId: 'p1', state: last?.kind ?? 'none', card: { seen: events.length } }
  return {
    board: isGone
      ? null
      : {
          ...common,
          day: '2026-03-02',
          chair: sessionId.slice(-1),
          appointmentTime: '08:00',
          patientName: `Okafor ${sessionId}`,
          mrn: `M-${sessionId}`,
          birthDate: '1960-01-02',
          nurseId: null,
          isSigned: signed !== null,
          version: events.length,
          updatedUtc: at(events.length).utc,
        },
    worklist: signed
      ? {
          ...common,
          version: signed.version,
          payerId: 'medicare',
          signedUtc: signed.signedUtc,
          dischargedUtc: null,
          dueUtc: null,
          missing: signed.version === 1 ? ['The charge is missing.'] : [],
          receiptUtc: signed.receipt === null ? null : at(59).utc,
        }
      : null,
    report: signed ? { sessionId, day: '2026-03-02', lost: signed.version - 1, body: { seen: events.length } } : null,
  }
}

function aDesk() {
  const db = aRecord()
  const events = createEventStore(db.writable, 'desk')
  const signed = createSignedStore(db.writable)
  const tables = createReadTables(db.writable, { transaction: db.transaction, events, signed, project, takeQuestion })
  return { db, events, signed, tables }
}

/** A biller asks about the visit, or a nurse answers what was asked of it first. */
function saidAt(
  minute: number,
  sessionId: string,
  what: 'ask' | 'answer',
  { events, tables }: Pick<ReturnType<typeof aDesk>, 'events' | 'tables'>,
  tx: Tx,
): void {
  const payload = {
    question: `q of ${sessionId}`,
    turn: `${minute}`,
    words: what,
    ...(what === 'ask' ? { version: '1', to: 'u1' } : {}),
  }
  const kind = what === 'ask' ? 'audit.questionAsked' : 'audit.questionAnswered'
  const when = { happenedAt: at(minute), recordedAt: at(minute) }
  const entry = { id: `e${minute}`, sessionId, kind, userId: 'u1', payload, ...when }
  for (const { body } of events.append(tx, [entry])) takeQuestion(tables.questions, tx, body)
}

const aGhost = {
  sessionId: 'nobody',
  version: 1,
  patientId: 'p9',
  payerId: 'medicare',
  state: 'received',
  signedUtc: at(0).utc,
  dischargedUtc: null,
  dueUtc: null,
  missing: [],
  receiptUtc: null,
  card: {},
}

const act = fc.record({
  sessionId: fc.constantFrom('s1', 's2', 's3', 's4'),
  what: fc.constantFrom('PatientArrived', 'LineStarted', 'SessionCancelled', 'sign', 'receipt', 'ask', 'answer'),
})

describe('the lists people look at', () => {
  it('are the same when they are computed again from the record, after any day', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { db, events, signed, tables } = aDesk()
        for (const [minute, { sessionId, what }] of acts.entries()) {
          const newest = signed.newest(sessionId)?.version ?? 0
          db.transaction((tx) => {
            if (what === 'sign') {
              const content = { document: '{}', sha256: `${newest + 1}`, ruleSet: '2026q1', signedAt: at(minute) }
              signed.add(tx, { sessionId, version: newest + 1, ...content })
            } else if (what === 'receipt') signed.receive(tx, sessionId, newest, { receipt: 'r' })
            else if (what === 'ask' || what === 'answer') saidAt(minute, sessionId, what, { events, tables }, tx)
            else
              events.append(tx, [
                { id: `e${minute}`, sessionId, kind: what, happenedAt: at(minute), recordedAt: at(minute) },
              ])
            tables.refresh(tx, sessionId)
          })
        }
        const everything = () => ({
          board: tables.board.all(),
          worklist: tables.worklist.all(),
          reports: tables.reports.all(),
          questions: [...tables.questions.underWay()],
        })
        const live = everything()
        tables.rebuild()
        expect(everything()).toEqual(live)
        db.close()
      }),
      { numRuns: 15 },
    )
  })

  it('come back after they were lost, and nothing else stays', () => {
    const { db, events, tables } = aDesk()
    db.transaction((tx) => {
      events.append(tx, [{ id: 'e', sessionId: 's1', kind: 'PatientArrived', happenedAt: at(1), recordedAt: at(1) }])
      tables.refresh(tx, 's1')
    })
    const live = tables.board.get('s1')
    db.writable.exec('delete from board')
    db.transaction((tx) => tables.worklist.put(tx, aGhost))
    expect(tables.rebuild()).toBe(1)
    expect(tables.worklist.all()).toEqual([])
    expect(tables.board.get('s1')).toEqual(live)
    expect(live).toMatchObject({ state: 'PatientArrived', isSigned: false, card: { seen: 1 } })
  })
})

describe('the board', () => {
  const row = (sessionId: string, more: Partial<BoardRow>): BoardRow => ({
    sessionId,
    day: '2026-03-02',
    chair: '1',
    appointmentTime: '08:00',
    state: 'running',
    patientId: 'p1',
    patientName: 'Okafor, Ngozi',
    mrn: 'A-100',
    birthDate: '1960-01-02',
    nurseId: 'u1',
    isSigned: false,
    version: 1,
    updatedUtc: at(0).utc,
    card: {},
    ...more,
  })

  function aBoard(...rows: BoardRow[]) {
    const { db, tables } = aDesk()
    db.transaction((tx) => {
      for (const one of rows) tables.board.put(tx, one)
    })
    const ids = (found: readonly BoardRow[]) => found.map(({ sessionId }) => sessionId)
    return { board: tables.board, ids }
  }

  it('lists a day by chair and time', () => {
    const { board, ids } = aBoard(
      row('c', { chair: '2' }),
      row('b', { appointmentTime: '13:00' }),
      row('a', {}),
      row('other day', { day: '2026-03-03' }),
    )
    expect(ids(board.ofDay('2026-03-02'))).toEqual(['a', 'b', 'c'])
  })

  it('knows what was left unsigned on earlier days', () => {
    const { board, ids } = aBoard(
      row('today', { day: '2026-03-03' }),
      row('friday', { day: '2026-02-27' }),
      row('done', { isSigned: true }),
      row('yesterday', {}),
    )
    expect(ids(board.unsignedBefore('2026-03-03', 10))).toEqual(['friday', 'yesterday'])
  })

  it('finds a patient by the beginning of a last or first name or of a number, small or capital letters, or by birth date', () => {
    const { board, ids } = aBoard(
      row('a', {}),
      row('b', { patientName: 'Okada, Ken', mrn: 'B-7' }),
      row('c', { patientName: 'Núñez, Inés', mrn: 'OKA-1' }),
      row('d', { patientName: 'Smith, Ok', mrn: '100', birthDate: '1954-05-17' }),
    )
    expect(ids(board.search('oka', 10))).toEqual(['b', 'a', 'c'])
    expect(ids(board.search('OKAF', 10))).toEqual(['a'])
    expect(ids(board.search('Núñ', 10))).toEqual(['c'])
    expect(ids(board.search('100', 10))).toEqual(['d'])
    expect(ids(board.search('oka', 2))).toEqual(['b', 'a'])
    expect(ids(board.search('%', 10))).toEqual([])
    expect(ids(board.search('ok', 1))).toEqual(['b'])
    expect(ids(board.search('ok', 10))).toEqual(['b', 'a', 'c', 'd'])
    expect(ids(board.search('inés', 10))).toEqual(['c'])
    expect(ids(board.search('NGO', 10))).toEqual(['a'])
    expect(ids(board.search('1954-05-17', 10))).toEqual(['d'])
    expect(ids(board.search('', 2))).toHaveLength(2)
  })
})

it.each([...hotBoardQueries, ...hotWorklistQueries, ...hotQuestionQueries, ...hotReportQueries])(
  'is quick among 100,000 sessions: %s',
  (sql) => {
    const plan = queryPlan(aRecord().writable, sql)
    expect(plan).toMatch(/USING (COVERING )?INDEX/)
    expect(plan).not.toMatch(slowStep)
  },
)
