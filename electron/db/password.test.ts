import { expect, it } from 'vitest'
import { hashPin, isPin, pinCost } from './password.ts'

const cheap = { N: 2 ** 10, r: 8, p: 1 }

it('knows the right PIN and no other', async () => {
  const hash = await hashPin('2468', cheap)
  expect(await isPin('2468', hash)).toBe(true)
  for (const wrong of ['2469', '24680', '246', '']) expect(await isPin(wrong, hash)).toBe(false)
})

it('never hashes the same PIN to the same text, and keeps the cost beside it', async () => {
  const [one, two] = [await hashPin('2468', cheap), await hashPin('2468', cheap)]
  expect(one).not.toBe(two)
  expect(one).toMatch(/^scrypt\$1024\$8\$1\$/)
  expect(one).not.toContain('2468')
})

it('still knows a PIN that was hashed at another cost', async () => {
  expect(await isPin('1357', await hashPin('1357', { N: 2 ** 11, r: 4, p: 2 }))).toBe(true)
})

it('takes nothing for a PIN where there is no hash', async () => {
  for (const text of ['', 'scrypt$', 'scrypt$1024$8$1$AAAA$AAAA', 'plain$2468'])
    expect(await isPin('2468', text)).toBe(false)
})

it('makes each guess as dear as OWASP asks', () => {
  expect(128 * pinCost.N * pinCost.r).toBe(128 * 1024 * 1024)
})
