import { CountTabs } from './CountTabs.tsx'

export type ViewTabsProps<View extends string> = {
  readonly label: string
  readonly views: readonly View[]
  readonly words: Readonly<Record<View, string>>
  readonly chosen: View
  readonly onChoose: (view: View) => void
  readonly countOf: (view: View) => number
}

/** The views of a list above it, each with its count. */
export const ViewTabs = <View extends string>({
  label,
  views,
  words,
  chosen,
  onChoose,
  countOf,
}: ViewTabsProps<View>) => (
  <div className="tool-line">
    <CountTabs
      label={label}
      chosen={chosen}
      onChoose={(key) => onChoose(key as View)}
      tabs={views.map((key) => ({ key, words: words[key], count: countOf(key) }))}
    />
  </div>
)
