/** Bytes 0x80 to 0x9F of Windows-1252; the five unassigned ones stand for themselves. Above 0xA0 it is Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Bytes 0x80 to 0xFF of code page 437, in which 0xFF is the non-breaking space. */
const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Turns cells that were split as Latin-1 (one byte a character) into the text they stand for. The tables are Windows-1252
 * (reference-files.md 2, 4); a byte 0xFF, which American English has no use for there, makes the rest of the file code page
 * 437 (8); bytes that are whole UTF-8 characters were saved again by some program and are read as such.
 */
export function createCellDecoder(): (cell: string) => string {
  let isCodePage437 = false
  return (cell) => {
    if (cell === '' || !/[\u0080-\u00ff]/.test(cell)) return cell
    if (cell.includes('\u00ff')) isCodePage437 = true
    return isCodePage437 ? fromCodePage437(cell) : (fromUtf8(cell) ?? fromWindows1252(cell))
  }
}

function fromUtf8(cell: string): string | null {
  try {
    return utf8.decode(Buffer.from(cell, 'latin1'))
  } catch {
    return null
  }
}

/** Node's own decoder took 0x80 to 0x9F for control characters in several versions: the table is ours. */
const fromWindows1252 = (cell: string): string =>
  cell.replace(/[\u0080-\u009f]/g, (byte) => windows1252[byte.charCodeAt(0) - 0x80] ?? byte)

const fromCodePage437 = (cell: string): string =>
  cell.replace(/[\u0080-\u00ff]/g, (byte) => codePage437[byte.charCodeAt(0) - 0x80] ?? byte)
