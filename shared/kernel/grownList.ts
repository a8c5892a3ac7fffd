/** Lists that grew out of one another share one of these; `length` is that of the longest, which alone may grow on. */
interface Lineage {
  length: number
}

const lineages = new WeakMap<readonly unknown[], Lineage>()

/** A new list: the entries of `list`, and `added` behind them. That it begins with `list` is then known without a look at either. */
export function grown<T>(list: readonly T[], added: readonly T[]): readonly T[] {
  const longer = list.concat(added)
  const known = lineages.get(list)
  const lineage = known?.length === list.length ? known : { length: list.length }
  lineage.length = longer.length
  lineages.set(list, lineage)
  lineages.set(longer, lineage)
  return longer
}

/** Whether `list` is `earlier` with nothing or something behind it, entry by entry the same values. */
export function beginsWith<T>(list: readonly T[], earlier: readonly T[]): boolean {
  if (list.length < earlier.length) return false
  const lineage = lineages.get(list)
  if (lineage && lineage === lineages.get(earlier)) return true
  return earlier.every((entry, place) => list[place] === entry)
}
