/**
 * Passes on to a child what this process is told, and stops the child when whoever asked for it is gone:
 * npm told to stop takes only the shell between npm and us with it, and leaves us to nobody.
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) {
    process.on(signal, () => {
      // At a terminal Ctrl-C reaches the child by itself; a second one would mean "now, at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 250).unref()
}
