import type { Chart } from '#shared/chart/chart.ts'
import { runningMinutes } from '#shared/chart/timers/runningTime.ts'

/** How long each drug that has stopped ran, pauses not counted: "rituximab 255". */
export const lineMinutes = ({ lines }: Chart): readonly string[] =>
  lines.flatMap((line) => (line.stop ? [`${line.plan.catalogue.drug} ${runningMinutes(line, line.stop.at)}`] : []))
