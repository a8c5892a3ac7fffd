import { describe, expect, it } from 'vitest'
import { readCsv } from './readCsv.ts'

const values = (text: string) => {
  const read = readCsv(text, ['code', 'name'])
  return read.ok ? read.value.map(({ line, cells }) => [line, cells.code, cells.name]) : read.error
}

describe('reading a list', () => {
  it('reads quotes, commas, line breaks, a byte order mark and Windows line ends', () =>
    expect(values('\uFEFFcode,name\r\nJ9312,"rituximab, ""reference"""\r\n\r\n J1100 ,"dexa\nmethasone"\r\n')).toEqual([
      [2, 'J9312', 'rituximab, "reference"'],
      [5, 'J1100', 'dexa\nmethasone'],
    ]))

  it('reads columns in any order', () => expect(values('name,extra,code\na,b,c')).toEqual([[2, 'c', 'a']]))

  it.each([
    ['', 'line 1: the header row is missing'],
    ['code,title\n', 'line 1: column name is missing'],
    ['code,name\nJ1,a\nJ2\n', 'line 3: 1 cells where the header has 2'],
    ['code,name\nJ1,"a\nJ2,b\n', 'line 3: the quotation marks do not match'],
    ['code,name\nJ1,a"b\n', 'line 2: the quotation marks do not match'],
  ])('says where %j cannot be read', (text, sentence) => expect(values(text)).toBe(sentence))
})
