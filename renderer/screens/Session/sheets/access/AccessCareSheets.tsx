import { Activity, Droplet, Eye } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { accessEndingWords, flushWords, siteLookWords } from '#renderer/words/chairPickLists.ts'
import { lockSolutionWords, courseWords as w } from '#renderer/words/course.ts'
import { bloodReturnWords } from '#renderer/words/pickLists.ts'
import { accessWords } from '#renderer/words/session.ts'
import type { Access, Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { mayBeCleared } from '#shared/clinical/accessLists.ts'
import { accessEndings, flushSolutions, siteLooks } from '#shared/clinical/chairPickLists.ts'
import { bloodReturns } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'

const openAccesses = ({ accesses }: Chart): readonly Access[] => accesses.filter(({ ended }) => ended === null)

interface WhichProps {
  readonly chart: Chart
  readonly value: string | null
  readonly onChange: (accessId: string) => void
}

/** Which access: asked where there are several. */
export function Which({ chart, value, onChange }: WhichProps) {
  const open = openAccesses(chart)
  if (open.length < 2) return null
  return (
    <ChoiceList
      label={w.throughAccess}
      options={open.map((access) => ({ key: access.accessId, words: accessWords(access) }))}
      value={value}
      onChange={onChange}
    />
  )
}

const useAccess = (chart: Chart) => useDraft<string | null>('access', openAccesses(chart).at(-1)?.accessId ?? null)
const quickMl = ['5', '10', '20'] as const

const noDrug = 'none'

/** The drugs that ran through an access and have ended, the last one last: a flush follows one of them. */
const endedThrough = ({ lines }: Chart, accessId: string): readonly Line[] =>
  lines
    .filter((line) => line.accessId === accessId && (line.stop !== null || line.given !== null))
    .toSorted((a, b) =>
      ((a.stop ?? a.given?.stamp)?.at.utc ?? '').localeCompare((b.stop ?? b.given?.stamp)?.at.utc ?? ''),
    )

/** A flush with its volume: never counted as hydration. */
export function FlushSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [accessId, setAccessId] = useAccess(chart)
  const [solution, setSolution] = useDraft<CommandOf<'recordFlush'>['solution']>('solution', 'saline')
  const [volume, setVolume] = useDraft('volume', '')
  const volumeMl = volume.replace(/\.$/, '')
  const ended = accessId === null ? [] : endedThrough(chart, accessId)
  const [after, setAfter] = useDraft<string | null>('after', ended.at(-1)?.id ?? null)
  const lineId = ended.some(({ id }) => id === after) ? after : null
  return (
    <ActionSheet
      title={w.flush}
      verb={w.recordFlush}
      icon={Droplet}
      closedBecause={!volumeMl || !accessId ? w.volumeMissing : when.missing}
      sheet={sheet}
      onDo={() => {
        if (accessId && volumeMl && when.when)
          void sheet.perform(
            { kind: 'recordFlush', accessId, solution, volumeMl, ...(lineId ? { lineId } : {}) },
            when.when,
          )
      }}
    >
      <Which chart={chart} value={accessId} onChange={setAccessId} />
      <ChoiceList
        label={w.solution}
        twoColumns
        options={flushSolutions.map((key) => ({ key, words: flushWords[key] }))}
        value={solution}
        onChange={(key) => setSolution(key as CommandOf<'recordFlush'>['solution'])}
      />
      {!when.isOpen && (
        <Keypad
          label={w.volume}
          value={volume}
          onChange={setVolume}
          unit="mL"
          quickAnswers={quickMl.map((value) => ({ words: `${value} mL`, value }))}
          decimals={1}
          wholeDigits={3}
          shared
        />
      )}
      {ended.length > 0 && (
        <SelectField
          label={w.flushAfter}
          options={[
            ...ended.map(({ id, plan }) => ({ key: id, words: plan.name })),
            { key: noDrug, words: w.flushAfterNone },
          ]}
          value={lineId ?? noDrug}
          onChange={(key) => setAfter(key === noDrug ? null : key)}
        />
      )}
      <WhenField when={when} />
    </ActionSheet>
  )
}

type Look = (typeof siteLooks)[number]

/** How the site looks now, and whether blood comes back. */
export function SiteCheckSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [accessId, setAccessId] = useAccess(chart)
  const [look, setLook] = useDraft<readonly Look[]>('look', [])
  const [bloodReturn, setBloodReturn] = useDraft<CommandOf<'checkSite'>['bloodReturn'] | null>('blood', null)
  const [clearing, setClearing] = useDraft('clearing', '')
  const access = openAccesses(chart).find((one) => one.accessId === accessId)
  return (
    <ActionSheet
      title={w.siteCheck}
      verb={w.recordSite}
      icon={Eye}
      closedBecause={look.length === 0 || !accessId ? w.looksMissing : when.missing}
      sheet={sheet}
      onDo={() => {
        if (!accessId || look.length === 0 || !when.when) return
        const blood = bloodReturn ? { bloodReturn } : {}
        const cleared =
          access && mayBeCleared(access.device) && clearing.trim() ? { clearingDrug: clearing.trim() } : {}
        void sheet.perform({ kind: 'checkSite', accessId, look: [...look], ...blood, ...cleared }, when.when)
      }}
    >
      <Which chart={chart} value={accessId} onChange={setAccessId} />
      <ToggleGrid
        label={w.looks}
        options={siteLooks.map((key) => ({ key, words: siteLookWords[key] }))}
        value={look}
        onChange={(keys) => setLook(keys as readonly Look[])}
      />
      <ChoiceList
        label={w.bloodReturn}
        twoColumns
        options={bloodReturns.map((key) => ({ key, words: bloodReturnWords[key] }))}
        value={bloodReturn ?? null}
        onChange={(key) => setBloodReturn(key as NonNullable<CommandOf<'checkSite'>['bloodReturn']>)}
      />
      {access && mayBeCleared(access.device) && (
        <>
          <TextField label={w.clearingDrug} value={clearing} onChange={setClearing} maxLength={80} />
          <p className="second">{w.clearingAlsoLine}</p>
        </>
      )}
      <WhenField when={when} />
    </ActionSheet>
  )
}

interface LockedWithProps {
  readonly value: string
  readonly onChange: (solution: string) => void
}

/** The usual lock solutions in one tap, any other typed. */
function LockedWith({ value, onChange }: LockedWithProps) {
  const isUsual = lockSolutionWords.some((words) => words === value)
  return (
    <>
      <ChoiceList
        label={w.lockWith}
        twoColumns
        options={lockSolutionWords.map((words) => ({ key: words, words }))}
        value={isUsual ? value : null}
        onChange={onChange}
      />
      <TextField label={w.lockWithOther} value={isUsual ? '' : value} onChange={onChange} maxLength={80} />
    </>
  )
}

type Ending = CommandOf<'endAccess'>['how']

/** An access comes out, is locked, or stays. */
export function EndAccessSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [accessId, setAccessId] = useAccess(chart)
  const [how, setHow] = useDraft<Ending | null>('how', null)
  const [lock, setLock] = useDraft('lock', '')
  return (
    <ActionSheet
      title={w.endAccess}
      verb={w.recordEnd}
      icon={Activity}
      closedBecause={!how || !accessId ? w.endMissing : when.missing}
      sheet={sheet}
      onDo={() => {
        if (!accessId || !how || !when.when) return
        const solution = lock.trim() ? { lockSolution: lock.trim() } : {}
        void sheet.perform({ kind: 'endAccess', accessId, how, ...solution }, when.when)
      }}
    >
      <Which chart={chart} value={accessId} onChange={setAccessId} />
      <ChoiceList
        label={w.how}
        options={accessEndings.map((key) => ({ key, words: accessEndingWords[key] }))}
        value={how}
        onChange={(key) => setHow(key as Ending)}
      />
      {how === 'locked' && <LockedWith value={lock} onChange={setLock} />}
      <WhenField when={when} />
    </ActionSheet>
  )
}
