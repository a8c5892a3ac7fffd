const PAGE = 10

/** Where a key moves the selection in a list of `count` rows (−1: none yet), or null when the key does not move. */
export function moveInRows(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  const clamp = (to: number) => Math.max(0, Math.min(count - 1, to))
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return clamp(at + 1)
    case 'ArrowUp':
    case 'k':
    case 'K':
      return clamp(at - 1)
    case 'PageDown':
      return clamp(at + PAGE)
    case 'PageUp':
      return clamp(at - PAGE)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
