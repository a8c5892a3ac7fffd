import { join } from 'node:path'

/** Where the demo's record lies when nobody names a folder: beside the program that was started. */
export const usualFolder = (cwd: string): string => join(cwd, '.chairside')

export const keyFileOf = (folder: string): string => join(folder, 'chairside.key')
export const logFileOf = (folder: string): string => join(folder, 'logs', 'chairside.log')
/** Where `npm run hub` says where it is. */
export const hubFileOf = (folder: string): string => join(folder, 'hub.json')
/** Where a running desk says where it is, readable by its owner alone: the terminal's way in. */
export const deskFileOf = (folder: string): string => join(folder, 'desk.json')
