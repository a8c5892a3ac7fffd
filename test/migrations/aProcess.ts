import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface Workstation {
  /** Every line it printed so far. */
  readonly lines: readonly string[]
  /** Waits until it printed so many lines. */
  printed(count: number): Promise<void>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a program of this folder in a process of its own; it is gone when the test is over, however it ends. */
export function aProcess(program: string, ...args: readonly string[]): Workstation {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const kill = () => killed(child)
  onTestFinished(kill)
  const lines: string[] = []
  let wake = (): void => undefined
  let isOver = false
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      lines.push(line)
      wake()
    })
    .on('close', () => {
      isOver = true
      wake()
    })
  return {
    lines,
    kill,
    async printed(count) {
      while (lines.length < count) {
        if (isOver) throw new Error(`${program} ended after: ${lines.join(' ')}`)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
}
