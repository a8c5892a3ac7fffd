import { Button } from 'react-aria-components'

export type CountTab = { readonly key: string; readonly words: string; readonly count?: number }

export type CountTabsProps = {
  readonly label: string
  readonly tabs: readonly CountTab[]
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

/** The worklist's views with their counts; one is always on. */
export function CountTabs({ label, tabs, chosen, onChoose }: CountTabsProps) {
  return (
    <fieldset className="tabs bare-fieldset">
      <legend className="unseen">{label}</legend>
      {tabs.map(({ key, words, count }) => (
        <Button key={key} className="tabs__tab" aria-pressed={chosen === key} onPress={() => onChoose(key)}>
          {words} {count !== undefined && <b>{count}</b>}
        </Button>
      ))}
    </fieldset>
  )
}
