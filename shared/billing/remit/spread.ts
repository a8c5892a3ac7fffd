/** Whole cents shared out in proportion to the charges; what rounding leaves goes to the largest first, so that the parts add up. */
export function spreadByCharge(cents: number, charges: readonly number[]): readonly number[] {
  const total = charges.reduce((sum, charge) => sum + charge, 0)
  if (charges.length === 0) return []
  if (total === 0) return charges.map((_, index) => (index === 0 ? cents : 0))
  const parts = charges.map((charge) => Number((BigInt(cents) * BigInt(charge)) / BigInt(total)))
  const order = charges.map((_, index) => index).sort((a, b) => (charges[b] ?? 0) - (charges[a] ?? 0) || a - b)
  let left = cents - parts.reduce((sum, part) => sum + part, 0)
  for (let turn = 0; left !== 0; turn += 1) {
    const index = order[turn % order.length] ?? 0
    parts[index] = (parts[index] ?? 0) + Math.sign(left)
    left -= Math.sign(left)
  }
  return parts
}
