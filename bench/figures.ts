/** Measuring, said once: medians of interleaved runs, and a ratio against a floor of the same run. Never a test. */

export interface Figure {
  readonly what: string
  /** What was measured and its floor, each with unit: "0.41 ms". */
  readonly measured: string
  readonly floor: string
  readonly ratio: number
  /** The budget of the design, section 10, as a ratio or in words; where a record of ours holds another, both. */
  readonly budget: string
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Milliseconds of one call. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`
export const us = (value: number): string => `${(value * 1000).toFixed(1)} µs`

export function print(figure: Figure): void {
  const { what, measured, floor, ratio, budget } = figure
  process.stdout.write(`${what}\n    ${measured}, floor ${floor}, ratio ${ratio.toFixed(2)} (budget ${budget})\n`)
}
