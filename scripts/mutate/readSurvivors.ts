import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Bar } from './judge.ts'

const shape = z.strictObject({
  unexplained: z.int().min(0),
  explained: z.array(
    z.strictObject({
      file: z.string(),
      line: z.string(),
      changes: z.array(z.string()).min(1),
      why: z.string().min(10),
    }),
  ),
})

/** The survivors of a room that are known, from `scripts/mutate/survivors.NAME.json`. */
export function readSurvivors(name: string): Omit<Bar, 'floor'> {
  return shape.parse(JSON.parse(readFileSync(join(import.meta.dirname, `survivors.${name}.json`), 'utf8')))
}
