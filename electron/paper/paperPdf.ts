import type { Content, ContentTable, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Block, Cell, Column, Label, Paper } from '#shared/paper/paper.ts'
import { fontFiles } from './fontFiles.ts'
import { labelSize } from './labelSize.ts'

const points = (millimeters: number): number => (millimeters * 72) / 25.4

const margin = points(15)
const headHeight = points(24)

/** Hairlines between rows, a stronger one under the head; no colour carries a meaning. */
const ruled: CustomTableLayout = {
  hLineWidth: (at, { table }) => (at === (table.headerRows ?? 0) ? 0.8 : 0.3),
  vLineWidth: () => 0,
  hLineColor: () => '#000000',
  paddingLeft: () => 2,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
}

/** Boxes to write in. */
const boxed: CustomTableLayout = { ...ruled, vLineWidth: () => 0.5, hLineWidth: () => 0.5 }

/**
 * A paper as the bytes of a PDF: Letter, black on white, 10.5 pt text and 9 pt tables (design language 10). The same paper
 * gives the same bytes: its date is the paper's own and nothing else of the moment of printing goes in.
 */
export function paperPdf(paper: Paper): Promise<Buffer> {
  return bytesOf({
    pageSize: 'LETTER',
    pageMargins: [margin, margin + headHeight, margin, points(18)],
    header: { margin: [margin, margin, margin, 0], stack: headOf(paper) },
    footer: (page, pages) => ({
      margin: [margin, points(6), margin, 0],
      fontSize: 8,
      columns: [{ text: paper.foot }, { text: `${page} of ${pages}`, alignment: 'right', width: 60 }],
    }),
    content: [{ text: paper.title, fontSize: 16, bold: true, margin: [0, 0, 0, 6] }, ...paper.blocks.map(contentOf)],
    info: { title: paper.title, creationDate: new Date(paper.dated.utc) },
    defaultStyle: { font: 'Inter', fontSize: 10.5, lineHeight: 1.2 },
  })
}

const label = { width: points(50), height: points(25), edge: points(2), code: points(15) }

/** One label to a page of its own size, 50 × 25 mm, as label printers take them. */
export function labelsPdf(title: string, labels: readonly Label[], dated: Paper['dated']): Promise<Buffer> {
  return bytesOf({
    pageSize: { width: label.width, height: label.height },
    pageMargins: [label.edge, label.edge, label.edge, label.edge / 2],
    content: labels.map(({ lines, code }, at) => ({
      ...(at === 0 ? {} : { pageBreak: 'before' as const }),
      columnGap: label.edge,
      columns: [
        {
          width: '*',
          fontSize: labelSize(lines, label.width - 3 * label.edge - label.code, label.height - 1.5 * label.edge),
          lineHeight: 1.1,
          stack: lines.map((text, line) => ({ text, bold: line < 2 })),
        },
        { width: label.code, qr: code, fit: label.code },
      ],
    })),
    info: { title, creationDate: new Date(dated.utc) },
    defaultStyle: { font: 'Inter' },
  })
}

async function bytesOf(definition: TDocumentDefinitions): Promise<Buffer> {
  // Read with the first page that is printed: it is more than half of this program, and no start waits for it.
  const { default: pdfmake } = await import('pdfmake')
  const { normal, bold } = fontFiles()
  pdfmake.setFonts({ Inter: { normal, bold } })
  // Nothing but the two fonts is read, and nothing is ever fetched.
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)
  pdfmake.setUrlAccessPolicy(() => false)
  return pdfmake.createPdf(definition).getBuffer()
}

const headOf = ({ head }: Paper): Content[] => [
  {
    text: [
      { text: head.patient, bold: true, fontSize: 12 },
      { text: `   ${head.practice}`, fontSize: 9 },
    ],
  },
  { text: head.facts.join('   '), fontSize: 9, margin: [0, 2, 0, 0] },
]

function contentOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, fontSize: 12, bold: true, margin: [0, 10, 0, 4], headlineLevel: 1 }
    case 'text':
      return { text: block.text, margin: [0, 0, 0, 4] }
    case 'facts':
      return factsTable(block.facts)
    case 'table':
      return block.rows.length === 0
        ? { text: block.empty, margin: [0, 0, 0, 4] }
        : tableOf(
            block.columns,
            block.rows.map((row) => row.map(textOf)),
          )
    case 'writeIn':
      return writeInTable(block)
    case 'blanks':
      return {
        layout: boxed,
        table: { widths: block.labels.map(() => '*'), heights: points(14), body: [block.labels.map(smallLabel)] },
        margin: [0, 0, 0, 6],
      }
    case 'newPage':
      return { text: '', pageBreak: 'after' }
  }
}

const smallLabel = (text: string): TableCell => ({ text, fontSize: 8 })

const widthOf = ({ width }: Column, all: readonly Column[]): string =>
  `${((width / all.reduce((sum, one) => sum + one.width, 0)) * 100).toFixed(3)}%`

const headCell = ({ head, align }: Column): TableCell => ({ text: head, bold: true, alignment: align ?? 'left' })

function tableOf(columns: readonly Column[], rows: TableCell[][]): ContentTable {
  const aligned = rows.map((row) =>
    row.map((one, at) => ({ ...(one as object), alignment: columns[at]?.align ?? 'left' }) as TableCell),
  )
  return {
    layout: ruled,
    fontSize: 9,
    margin: [0, 0, 0, 6],
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => widthOf(column, columns)),
      body: [columns.map(headCell), ...aligned],
    },
  }
}

const textOf = ({ text, strong, struck }: Cell): TableCell => ({
  text,
  bold: strong ?? false,
  ...(struck ? { decoration: 'lineThrough' as const } : {}),
})

function factsTable(facts: readonly (readonly [string, string])[]): ContentTable {
  return {
    layout: 'noBorders',
    margin: [0, 0, 0, 4],
    table: {
      widths: [points(34), '*'],
      dontBreakRows: true,
      body: facts.map(([label, value]) => [{ text: label, fontSize: 9 }, { text: value }]),
    },
  }
}

function writeInTable({
  columns,
  printed,
  rows,
  heightMm = 24,
}: Extract<Block, { readonly kind: 'writeIn' }>): ContentTable {
  const filled = [...printed, ...Array.from({ length: rows }, () => [])]
  return {
    layout: boxed,
    fontSize: 9,
    margin: [0, 0, 0, 6],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => widthOf(column, columns)),
      heights: (row) => (row === 0 ? 'auto' : points(heightMm)),
      body: [columns.map(headCell), ...filled.map((row) => columns.map((_column, at) => ({ text: row[at] ?? '' })))],
    },
  }
}
