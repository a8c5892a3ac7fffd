import { type ReactNode, useState } from 'react'
import { Mark } from '#renderer/components/Rail.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useHeadingFocus } from '#renderer/components/useHeadingFocus.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { lockWords } from '#renderer/words/lock.ts'
import { setUpRefusalWords, setUpWords } from '#renderer/words/setUp.ts'
import type { Answer } from '#shared/ipc/client.ts'
import { ChairsStep, ClaimsStep, HubStep, PracticeStep, type StepProps } from './fieldSteps.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import { type Draft, emptyDraft, inputOf, problemsOf, type Step, steps } from './setUpDraft.ts'
import { forgetSetUp, rememberedSetUp, rememberSetUp } from './setUpMemory.ts'

/** The first start: nobody's record yet. The demo in one tap, or the practice's own clinic in five short pages. */
export function SetUp({ device, zone }: { readonly device: string; readonly zone: string }) {
  const [begun, setBegun] = useState(() => rememberedSetUp(zone) !== null)
  return (
    <main className="set-up">
      <div className="set-up__product">
        <Mark />
        <b>{lockWords.product}</b>
      </div>
      {begun ? (
        <Steps zone={zone} onLeave={() => setBegun(false)} />
      ) : (
        <Welcome device={device} onBegin={() => setBegun(true)} />
      )}
    </main>
  )
}

function Welcome({ device, onBegin }: { readonly device: string; readonly onBegin: () => void }) {
  const store = useAppStore()
  const [why, setWhy] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const heading = useHeadingFocus<HTMLHeadingElement>('welcome')
  async function openDemo(): Promise<void> {
    setBusy(true)
    const no = whyNot(await store.api.call('setup.demo', {}))
    setBusy(false)
    setWhy(no)
    if (no === null) await store.reload()
  }
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {setUpWords.title}
      </h1>
      <p className="second">{setUpWords.welcome(device)}</p>
      <div className="set-up__ways">
        <Way words={setUpWords.ownNext}>
          <TapTarget look="main" size="large" wide verb={setUpWords.own} onTap={onBegin} />
        </Way>
        <Way words={setUpWords.demoNext}>
          <TapTarget size="large" wide verb={setUpWords.demo} saving={busy} onTap={() => void openDemo()} />
        </Way>
      </div>
      <RefusalSlot flat refusal={why ? { what: setUpWords.notDone, why } : null} />
    </>
  )
}

const Way = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div className="set-up__way">
    {children}
    <p className="second">{words}</p>
  </div>
)

const pages: Readonly<Record<Step, (props: StepProps) => ReactNode>> = {
  practice: PracticeStep,
  claims: ClaimsStep,
  chairs: ChairsStep,
  people: PeopleStep,
  hub: HubStep,
}

function Steps({ zone, onLeave }: { readonly zone: string; readonly onLeave: () => void }) {
  const store = useAppStore()
  const [begun] = useState(() => rememberedSetUp(zone))
  const [draft, setDraft] = useState<Draft>(begun?.draft ?? emptyDraft(zone))
  const [place, setPlace] = useState(begun?.place ?? 0)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const step = steps[place] ?? 'hub'
  const problems = problemsOf(draft, step)
  const isOpen = Object.keys(problems).length === 0
  function go(to: number): void {
    setWhy(null)
    setAsked(false)
    rememberSetUp({ draft, place: Math.max(to, 0) })
    if (to < 0) onLeave()
    else setPlace(to)
  }
  async function finish(): Promise<void> {
    setBusy(true)
    const no = whyNot(await store.api.call('setup.clinic', inputOf(draft)))
    setBusy(false)
    setWhy(no)
    if (no !== null) return
    forgetSetUp()
    await store.reload()
  }
  function change(changes: Partial<Draft>): void {
    const changed = { ...draft, ...changes }
    setDraft(changed)
    rememberSetUp({ draft: changed, place })
  }
  function forward(): void {
    if (!isOpen) setAsked(true)
    else if (place < steps.length - 1) go(place + 1)
    else void finish()
  }
  const Page = pages[step]
  return (
    <form className="set-up__form" onSubmit={(event) => event.preventDefault()}>
      <p className="second">{setUpWords.step(place + 1, steps.length)}</p>
      <StepTitle words={setUpWords[step]} />
      <div className="set-up__fields">
        <Page draft={draft} problems={asked ? problems : {}} onChange={change} />
      </div>
      <RefusalSlot flat refusal={refusalOf(why, asked && !isOpen)} />
      <div className="set-up__foot">
        <TapTarget size="medium" verb={setUpWords.back} onTap={() => go(place - 1)} />
        <TapTarget
          look="main"
          size="medium"
          type="submit"
          verb={place < steps.length - 1 ? setUpWords.next : setUpWords.finish}
          saving={busy}
          onTap={forward}
        />
      </div>
    </form>
  )
}

function StepTitle({ words }: { readonly words: string }) {
  const heading = useHeadingFocus<HTMLHeadingElement>(words)
  return (
    <h1 ref={heading} tabIndex={-1}>
      {words}
    </h1>
  )
}

function refusalOf(why: string | null, hasGaps: boolean) {
  if (why) return { what: setUpWords.notDone, why }
  return hasGaps ? { what: setUpWords.notDone, why: setUpWords.closed } : null
}

function whyNot(answer: Answer<'setup.clinic'>): string | null {
  if (answer.kind === 'value') return null
  return answer.kind === 'fault' ? faultWords(answer.fault) : setUpRefusalWords[answer.refusal.code]
}
