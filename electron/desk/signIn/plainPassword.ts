/**
 * What is tried first, in the forms people make of it when twelve characters are asked for. A short list on purpose: the
 * lock-out after five tries does the rest (NIST SP 800-63B 5.1.1.2 asks for the commonest, and for the context's own words).
 */
const commonest = [
  'password',
  'passwort',
  'welcome',
  'letmein',
  'qwertyuiop',
  'qwerty',
  'iloveyou',
  'administrator',
  'admin',
  'changeme',
  'sunshine',
  'football',
  'baseball',
  'princess',
  'chairside',
  'infusion',
  'oncology',
  'chemotherapy',
  'nursing',
  'hospital',
]

const rows = [
  '012345678901234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** Fewer letters of its own than this beside common words make no password. */
const unusualLetters = 2
const withoutDigits = (text: string): string => text.replace(/\d/g, '')

/** Whether a password is one that others would try: a common word with digits, a row of keys, one piece again and again, or an own name. */
export function isPlainPassword(password: string, ownWords: readonly string[]): boolean {
  const text = bare(password)
  const isRow = rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))
  const letters = withoutDigits(text)
  const words = [...commonest, ...ownWords.flatMap((own) => [bare(own), ...own.split(/\s+/).map(bare)])]
  const rest = words.filter((word) => word.length > 2).reduce((left, word) => left.replaceAll(word, ''), letters)
  const isWords = letters !== '' && rest.length <= unusualLetters
  return isRow || isWords || isRepeated(text)
}

/** One piece of up to four letters, again and again. */
const isRepeated = (text: string): boolean =>
  [1, 2, 3, 4].some((size) => text.replaceAll(text.slice(0, size), '') === '')
