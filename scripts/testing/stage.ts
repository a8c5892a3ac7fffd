import { spawn } from 'node:child_process'

export interface StageCommand {
  readonly name: string
  /** File of a JavaScript or TypeScript program, or a program's path, and its words. */
  readonly program: string
  readonly args: readonly string[]
  readonly minutes: number
  /** Held back and shown in one piece at the end, so that two stages side by side stay readable. */
  readonly heldBack: boolean
}

export interface StageEnd {
  /** null = stopped by the time-out. */
  readonly code: number | null
  readonly seconds: number
  readonly output: string
}

const running = new Set<number>()

/** Runs one program in a process group of its own; at the end, or after `minutes`, nothing of that group is left. */
export function runStage(stage: StageCommand, root: string): Promise<StageEnd> {
  const began = performance.now()
  const child = spawn(stage.program, [...stage.args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', stage.heldBack ? 'pipe' : 'inherit', stage.heldBack ? 'pipe' : 'inherit'],
  })
  const group = child.pid ?? null
  if (group !== null) running.add(group)
  const held: Buffer[] = []
  child.stdout?.on('data', (part: Buffer) => held.push(part))
  child.stderr?.on('data', (part: Buffer) => held.push(part))
  return new Promise((resolve) => {
    let stopped = false
    const limit = setTimeout(() => {
      stopped = true
      if (group !== null) endGroup(group)
    }, stage.minutes * 60_000)
    const finish = (code: number | null): void => {
      clearTimeout(limit)
      if (group !== null) endGroup(group)
      const seconds = (performance.now() - began) / 1000
      resolve({ code: stopped ? null : (code ?? 1), seconds, output: Buffer.concat(held).toString('utf8') })
    }
    child.on('error', (cause) => {
      held.push(Buffer.from(`${cause.message}\n`))
      finish(1)
    })
    // "exit" and not "close": a program left behind by a test may keep the pipes open for ever.
    child.on('exit', (code) => setImmediate(() => finish(code)))
  })
}

/** Ends every stage that still runs; for the moment when somebody stops the whole run. */
export function endAllStages(): void {
  for (const group of running) endGroup(group)
}

function endGroup(group: number): void {
  running.delete(group)
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // The group is gone already, as it should be.
  }
}
