import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'

export type ChairTile = {
  readonly key: string
  readonly chair: string
  readonly name: string
  /** What is next: "47 min left", "ANC 0.9: call". */
  readonly next: string
  readonly state: 'calm' | 'due' | 'urgent'
  /** Done part of the running line, 0 to 100; none when nothing runs. */
  readonly percentDone?: number | undefined
}

export type ChairBarProps = {
  readonly tiles: readonly ChairTile[]
  /** Key of the patient on screen, or null. */
  readonly current: string | null
  readonly onGo: (key: string) => void
}

/** Up to four tiles have room to spare. */
const TILES_WITH_ROOM = 4

/** Six tiles fit beside each other at 1280; from the seventh on they scroll (design language, section 7). */
const TILES_WITHOUT_SCROLL = 6

/** All my chairs at the bottom of every chairside screen; a tap switches patient. Order by chair number, always. */
export function ChairBar({ tiles, current, onGo }: ChairBarProps) {
  const many = tiles.length > TILES_WITHOUT_SCROLL
  const pinned = many ? tiles.filter(({ state }) => state === 'urgent') : []
  const scrolled = many ? tiles.filter(({ state }) => state !== 'urgent') : tiles
  const draw = (tile: ChairTile) => <Tile key={tile.key} tile={tile} isCurrent={tile.key === current} onGo={onGo} />
  return (
    <nav
      className={classes('chair-bar', tiles.length > TILES_WITH_ROOM && 'chair-bar--dense')}
      aria-label={partWords.chairs}
      data-region="chairs"
    >
      <div className="chair-bar__scroll">{scrolled.map(draw)}</div>
      {pinned.length > 0 && <div className="chair-bar__pinned">{pinned.map(draw)}</div>}
    </nav>
  )
}

type TileProps = { readonly tile: ChairTile; readonly isCurrent: boolean; readonly onGo: (key: string) => void }

function Tile({ tile, isCurrent, onGo }: TileProps) {
  const { key, chair, name, next, state, percentDone } = tile
  return (
    <Button
      className={classes('chair-tile', state !== 'calm' && `chair-tile--${state}`)}
      aria-current={isCurrent ? 'true' : undefined}
      onPress={() => onGo(key)}
    >
      <span className="unseen">{partWords.oneChair}</span> <span className="chair-tile__number">{chair}</span>{' '}
      <span className="chair-tile__words">
        <span className="chair-tile__name">{name}</span> <span className="chair-tile__next">{next}</span>
      </span>
      {percentDone !== undefined && <span className="chair-tile__bar" style={{ width: `${percentDone}%` }} />}
    </Button>
  )
}
