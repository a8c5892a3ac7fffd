import { expect, it } from 'vitest'
import { isPlainPassword } from './plainPassword.ts'

const own = ['Ana Ruiz', 'Harbor Hematology']

it.each([
  'password1234',
  'Password2026!',
  'passwordpassword',
  'qwertyuiop12',
  '123456789012',
  '098765432109',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '1212 1212 1212',
  'Ana Ruiz 2026',
  'ruizruizruiz1',
  'HarborHematology1',
  'chairside2026',
  '1qaz2wsx3edc',
])('%s is tried first', (password) => {
  expect(isPlainPassword(password, own)).toBe(true)
})

it.each([
  'harbour lights at nine',
  'seven grey herons',
  'my password is a heron',
  'Tr0ub4dor&3x',
  'ruizes like herons',
  '好的密码需要十二个字符',
  '905718263941',
])('%s is not', (password) => {
  expect(isPlainPassword(password, own)).toBe(false)
})
