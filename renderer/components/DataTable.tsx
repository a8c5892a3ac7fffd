// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn as they scroll, each placed by itself, which table elements cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and points at a row (aria-activedescendant).
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
} from 'react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { moveInRows } from './moveInRows.ts'
import { useEvenRows } from './useEvenRows.ts'

export type DataColumn<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Fixed px, or a share of what is left ("1fr"). */
  readonly width: number | `${number}fr`
  readonly align?: 'start' | 'end' | undefined
  readonly canSort?: boolean | undefined
}

export type DataSort = { readonly key: string; readonly direction: 'up' | 'down' }

export type DataTableProps<Row> = {
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly selected: string | null
  /** Its place in `rows`, −1 = none, where whoever draws a long table knows it; else it is looked for. */
  readonly selectedAt?: number | undefined
  readonly onSelect: (key: string) => void
  /** Enter or a double click. */
  readonly onOpen?: ((row: Row) => void) | undefined
  /** Single letters on the selected row: A, H, E, X. Called with the lower-case letter. */
  readonly onLetter?: ((letter: string, row: Row) => void) | undefined
  readonly sort?: DataSort | undefined
  readonly onSort?: ((key: string) => void) | undefined
  /** Least height of a row, px; 52 for single-line rows. */
  readonly rowHeight?: number | undefined
  /** Every row is as high as `rowHeight`: what does not fit is cut off, and a list of any length scrolls at once. */
  readonly even?: boolean | undefined
  /** Shown when there are no rows. */
  readonly empty?: ReactNode
}

/** A share of what is left never gets narrower than this (px); the table then scrolls sideways. */
const NARROWEST_SHARE = 120

/** Fewer rows than this are all drawn; more are drawn as they come into sight. */
const DRAW_ALL_UP_TO = 80

interface Drawn {
  /** Rows to draw, each with its place where it is set by hand. */
  readonly rows: readonly { readonly index: number; readonly start?: number }[]
  /** Height of all of them; undefined where they stand by themselves. */
  readonly height: number | undefined
  readonly measure: ((element: Element | null) => void) | undefined
  readonly scrollTo: (index: number) => void
}

/** Which rows are drawn: all of a few, else those in sight; of even rows that is arithmetic, the others are measured. */
function useDrawnRows(
  scroller: RefObject<HTMLDivElement | null>,
  all: readonly unknown[],
  rowPx: number,
  even: boolean,
): Drawn {
  const count = all.length
  const isVirtual = count > DRAW_ALL_UP_TO
  // Other rows: first those in sight, and what lies around them when they are seen.
  const isSeen = useDeferredValue(even ? all : null, null) === all
  const virtual = useVirtualizer({
    enabled: isVirtual && !even,
    count: isVirtual && !even ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollPaddingStart: 48,
  })
  const inSight = useEvenRows(scroller, { count: isVirtual && even ? count : 0, rowPx, spare: isSeen })
  if (!isVirtual) {
    const rows = Array.from({ length: count }, (_, index) => ({ index }))
    return { rows, height: undefined, measure: undefined, scrollTo: () => {} }
  }
  if (even) {
    const { first, end, scrollTo } = inSight
    const rows = Array.from({ length: Math.max(0, end - first) }, (_, place) => ({
      index: first + place,
      start: (first + place) * rowPx,
    }))
    return { rows, height: count * rowPx, measure: undefined, scrollTo }
  }
  return {
    rows: virtual.getVirtualItems(),
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  }
}

/** The office table: ↑ ↓ or J K move, Enter opens, letters act on the selected row; long lists are drawn as they scroll. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, selected, rowHeight = 64, even = false, empty } = props
  const scroller = useRef<HTMLDivElement>(null)
  const idBase = useId()
  const drawn = useDrawnRows(scroller, rows, rowHeight + 1, even)
  const isVirtual = drawn.height !== undefined
  const at = props.selectedAt ?? rows.findIndex((row) => rowKey(row) === selected)
  const latest = useRef(drawn)
  latest.current = drawn
  useEffect(() => {
    if (at < 0) return
    if (isVirtual) latest.current.scrollTo(at)
    else document.getElementById(`${idBase}-${at}`)?.scrollIntoView?.({ block: 'nearest' })
  }, [at, isVirtual, idBase])
  const template = columns
    .map(({ width }) => (typeof width === 'number' ? `${width}px` : `minmax(${NARROWEST_SHARE}px, ${width})`))
    .join(' ')
  const draw = (index: number, start: number | undefined) => {
    const row = rows[index]
    return row === undefined ? null : (
      <BodyRow
        key={rowKey(row)}
        columns={columns}
        rowKey={rowKey}
        onSelect={props.onSelect}
        onOpen={props.onOpen}
        row={row}
        isSelected={index === at}
        index={index}
        id={`${idBase}-${index}`}
        template={template}
        start={start}
        measure={drawn.measure}
      />
    )
  }
  const heightStyle = { '--row-height': `${rowHeight}px` } as CSSProperties
  return (
    <div
      ref={scroller}
      className={classes('data-table', even && 'data-table--even')}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= 0 ? `${idBase}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={(event) => onTableKey(event, props, at)}
    >
      <HeadRow columns={columns} sort={props.sort} onSort={props.onSort} template={template} />
      {rows.length === 0 && empty !== undefined && <EmptyBody columns={columns.length}>{empty}</EmptyBody>}
      <div
        className={classes('data-table__body', isVirtual && 'data-table__body--virtual')}
        role="rowgroup"
        style={isVirtual ? { ...heightStyle, height: drawn.height } : heightStyle}
      >
        {drawn.rows.map(({ index, start }) => draw(index, start))}
      </div>
    </div>
  )
}

function EmptyBody({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell" aria-colspan={columns} className="data-table__empty">
          {children}
        </div>
      </div>
    </div>
  )
}

function onTableKey<Row>(event: KeyboardEvent, props: DataTableProps<Row>, at: number) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return
  const { rows, rowKey, onSelect, onOpen, onLetter } = props
  const next = moveInRows(event.key, at, rows.length)
  const row = rows[at]
  if (next !== null) {
    event.preventDefault()
    const target = rows[next]
    if (target !== undefined) onSelect(rowKey(target))
  } else if (row !== undefined && event.key === 'Enter') {
    event.preventDefault()
    onOpen?.(row)
  } else if (row !== undefined && /^[a-z]$/i.test(event.key)) onLetter?.(event.key.toLowerCase(), row)
}

type HeadRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'sort' | 'onSort'> & { readonly template: string }

function PlainHead<Row>({ columns, sort, onSort, template }: HeadRowProps<Row>) {
  const ariaSort = { up: 'ascending', down: 'descending' } as const
  return (
    <div className="data-table__head" role="rowgroup">
      <div className="data-table__row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map(({ key, head, align, canSort }) => (
          <div
            key={key}
            role="columnheader"
            aria-sort={sort?.key === key ? ariaSort[sort.direction] : undefined}
            className={classes('data-table__column', align === 'end' && 'data-table__cell--end')}
          >
            {canSort && onSort ? (
              <Button className="data-table__sort" onPress={() => onSort(key)}>
                {head}
                {sort?.key === key && <Icon of={sort.direction === 'up' ? ArrowUp : ArrowDown} size="s" />}
              </Button>
            ) : (
              head
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Drawn again only with other columns or another order. */
const HeadRow = memo(PlainHead) as typeof PlainHead

type BodyRowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'onSelect' | 'onOpen'> & {
  readonly row: Row
  readonly isSelected: boolean
  readonly index: number
  readonly id: string
  readonly template: string
  /** Its place from the top, px, where it is set by hand. */
  readonly start: number | undefined
  readonly measure: ((element: Element | null) => void) | undefined
}

function PlainRow<Row>({
  columns,
  row,
  rowKey,
  isSelected,
  onSelect,
  onOpen,
  index,
  id,
  template,
  start,
  measure,
}: BodyRowProps<Row>) {
  const key = rowKey(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    <div
      id={id}
      ref={measure}
      data-index={index}
      className="data-table__row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ gridTemplateColumns: template, ...(start === undefined ? {} : { transform: `translateY(${start}px)` }) }}
      onClick={() => onSelect(key)}
      onDoubleClick={() => onOpen?.(row)}
    >
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          className={classes('data-table__cell', column.align === 'end' && 'data-table__cell--end')}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
}

/** A row is drawn again only when something of it changed: moving the choice draws two. */
const BodyRow = memo(PlainRow) as typeof PlainRow
