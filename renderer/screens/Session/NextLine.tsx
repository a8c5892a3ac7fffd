import { Icon } from '#renderer/components/Icon.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { whyWords } from '#renderer/words/refusals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { isTheirStep, nextStepOf } from '../nextStep.ts'

/** The next thing the visit as a whole needs, above its drugs; nothing while the drugs themselves are next. */
export function NextLine({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles)
  const step = nextStepOf(chart)
  const opens = step?.opens
  // Vitals have their own button in the strip above; two solid buttons for one thing would be one too many.
  if (!step || !opens || (opens !== 'review' && opens.kind === 'vitals')) return null
  const notTheirs = isTheirStep(step, roles ?? []) ? undefined : whyWords['not-allowed']({})
  return (
    <section className="card next-line">
      <Icon of={step.icon} />
      <div className="grow">
        <b>{step.words}</b>
        <p className="second">{notTheirs ?? step.sentence}</p>
      </div>
      <TapTarget
        // A new step is a new button: the tap that finished the last one must not hold it shut.
        key={step.verb}
        look="main"
        size="large"
        icon={step.icon}
        verb={step.verb}
        closedBecause={notTheirs}
        reasonPlace="elsewhere"
        onTap={() =>
          opens === 'review' ? store.go({ name: 'review', sessionId: chart.sessionId }) : store.openSheet(opens)
        }
      />
    </section>
  )
}
