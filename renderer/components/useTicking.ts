import { useEffect, useState } from 'react'

/** Counts up every `everyMs` while `on`: something elsewhere is under way and pushes nothing here. */
export function useTicking(on: boolean, everyMs: number): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (!on) return undefined
    const timer = setInterval(() => setCount((before) => before + 1), everyMs)
    return () => clearInterval(timer)
  }, [on, everyMs])
  return count
}
