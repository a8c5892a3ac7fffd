import { type User, userSchema } from '#shared/document/clinic.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import type { WritableDb } from './rights.ts'

/** A person as the back end knows them; `pinHash` never leaves it. */
export interface StoredUser {
  readonly user: User
  readonly pinHash: string | null
  readonly passwordHash: string | null
  /** Somebody else set the password: it opens nothing but its own change. */
  readonly mustChangePassword: boolean
  /** When this person last signed in fully on this workstation; null = never, or it was ended. */
  readonly fullSignInUtc: string | null
  readonly active: boolean
  /** Somebody else set the PIN: it opens nothing but its own change. */
  readonly mustChangePin: boolean
  /** When what is known of this person was last changed by hand; '' = never since the beginning. */
  readonly changedUtc: string
  readonly failedAttempts: number
  readonly lockedUntilUtc: string | null
}

export interface UserStore {
  /** Adds a person or changes what is known of one; PIN, attempts and lock-out stay as they are. */
  put(user: User): void
  setPin(userId: string, pinHash: string): void
  mustChangePin(userId: string, must: boolean): void
  /** The hashes of a person's last own PINs, newest first. */
  lastPins(userId: string, limit: number): readonly string[]
  rememberPin(userId: string, pinHash: string, at: Pick<Instant, 'utc'>): void
  /** Any hash: to spend as long on somebody who is not here. */
  anyHash(): string | null
  setPassword(userId: string, hash: string, how: { readonly mustChange: boolean }): void
  /** A full sign-in at that moment; PIN and badge are enough for a shift. */
  fullSignIn(userId: string, at: Pick<Instant, 'utc'>): void
  endFullSignIn(userId: string): void
  changed(userId: string, at: Pick<Instant, 'utc'>): void
  /** Everybody who ever worked here, as the back end knows them. */
  known(): readonly StoredUser[]
  /** People leave, but their names stay under what they did. */
  setActive(userId: string, active: boolean): void
  /** Counts one more wrong PIN; from `limit` on the person is locked out until then. Returns the count. */
  countFailure(userId: string, limit: number, lockUntil: Instant): number
  /** A right PIN: nothing wrong was tried, nothing is locked. */
  clearFailures(userId: string): void
  get(userId: string): StoredUser | null
  byBadge(badge: string): StoredUser | null
  /** Everybody who works here now, by name. */
  active(): readonly User[]
  /** Everybody who ever did: for names under old entries. */
  all(): readonly User[]
}

interface Row {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly credential: string
  readonly roles: string
  readonly chemo_competent: number
  readonly badge: string | null
  readonly pin_hash: string | null
  readonly password_hash: string | null
  readonly must_change_password: number
  readonly full_sign_in_utc: string | null
  readonly active: number
  readonly must_change_pin: number
  readonly changed_utc: string
  readonly failed_attempts: number
  readonly locked_until_utc: string | null
}

const userOf = (row: Row): User =>
  userSchema.parse({
    id: row.id,
    name: row.name,
    initials: row.initials,
    credential: row.credential,
    roles: JSON.parse(row.roles) as unknown,
    chemoCompetent: row.chemo_competent === 1,
    ...(row.badge === null ? {} : { badge: row.badge }),
  })

const storedOf = (row: Row | undefined): StoredUser | null =>
  row
    ? {
        user: userOf(row),
        pinHash: row.pin_hash,
        passwordHash: row.password_hash,
        mustChangePassword: row.must_change_password === 1,
        fullSignInUtc: row.full_sign_in_utc,
        active: row.active === 1,
        mustChangePin: row.must_change_pin === 1,
        changedUtc: row.changed_utc,
        failedAttempts: row.failed_attempts,
        lockedUntilUtc: row.locked_until_utc,
      }
    : null

const putSql = `insert into users (id, name, initials, credential, roles, chemo_competent, badge, active)
  values (@id, @name, @initials, @credential, @roles, @chemoCompetent, @badge, 1)
  on conflict (id) do update set name = excluded.name, initials = excluded.initials, credential = excluded.credential,
    roles = excluded.roles, chemo_competent = excluded.chemo_competent, badge = excluded.badge`

/** The people of this clinic, their PINs' hashes and their lock-outs. */
export function createUserStore(db: WritableDb): UserStore {
  const put = db.prepare(putSql)
  const setPin = db.prepare<[string, string]>(
    'update users set pin_hash = ?, failed_attempts = 0, locked_until_utc = null where id = ?',
  )
  const setActive = db.prepare<[number, string]>('update users set active = ? where id = ?')
  const fail = db.prepare<[number, string, string], { failed_attempts: number }>(
    `update users set failed_attempts = failed_attempts + 1,
       locked_until_utc = case when failed_attempts + 1 >= ? then ? else locked_until_utc end
     where id = ? returning failed_attempts`,
  )
  const clear = db.prepare<[string]>('update users set failed_attempts = 0, locked_until_utc = null where id = ?')
  const pins = createPins(db)
  const changed = db.prepare<[string, string]>('update users set changed_utc = ? where id = ?')
  const one = db.prepare<[string], Row>('select * from users where id = ?')
  const byBadge = db.prepare<[string], Row>('select * from users where badge = ?')
  const all = db.prepare<[], Row>('select * from users order by name, id')
  return {
    put: ({ roles, chemoCompetent, badge, ...user }) =>
      void put.run({
        ...user,
        roles: JSON.stringify(roles),
        chemoCompetent: chemoCompetent ? 1 : 0,
        badge: badge ?? null,
      }),
    setPin: (userId, pinHash) => void setPin.run(pinHash, userId),
    setActive: (userId, active) => void setActive.run(active ? 1 : 0, userId),
    countFailure: (userId, limit, lockUntil) => fail.get(limit, lockUntil.utc, userId)?.failed_attempts ?? 0,
    clearFailures: (userId) => void clear.run(userId),
    ...pins,
    ...createPasswords(db),
    changed: (userId, at) => void changed.run(at.utc, userId),
    known: () => all.all().flatMap((row) => storedOf(row) ?? []),
    get: (userId) => storedOf(one.get(userId)),
    byBadge: (badge) => storedOf(byBadge.get(badge)),
    active: () =>
      all
        .all()
        .filter((row) => row.active === 1)
        .map(userOf),
    all: () => all.all().map(userOf),
  }
}

function createPins(db: WritableDb): Pick<UserStore, 'mustChangePin' | 'lastPins' | 'rememberPin' | 'anyHash'> {
  const must = db.prepare<[number, string]>('update users set must_change_pin = ? where id = ?')
  const remember = db.prepare<[string, string, string]>(
    'insert or ignore into pin_history (user_id, pin_hash, set_utc) values (?, ?, ?)',
  )
  const last = db.prepare<[string, string, number], { pin_hash: string }>(
    `select pin_hash from users where id = ? and pin_hash is not null
     union all select pin_hash from (select pin_hash from pin_history where user_id = ? order by set_utc desc limit ?)`,
  )
  const any = db.prepare<[], { pin_hash: string }>(
    'select pin_hash from users where pin_hash is not null order by id limit 1',
  )
  return {
    mustChangePin: (userId, isSo) => void must.run(isSo ? 1 : 0, userId),
    lastPins: (userId, limit) => [...new Set(last.all(userId, userId, limit).map(({ pin_hash }) => pin_hash))],
    rememberPin: (userId, pinHash, at) => void remember.run(userId, pinHash, at.utc),
    anyHash: () => any.get()?.pin_hash ?? null,
  }
}

function createPasswords(db: WritableDb): Pick<UserStore, 'setPassword' | 'fullSignIn' | 'endFullSignIn'> {
  const set = db.prepare<[string, number, string]>(
    `update users set password_hash = ?, must_change_password = ?, failed_attempts = 0, locked_until_utc = null
     where id = ?`,
  )
  const fully = db.prepare<[string | null, string]>('update users set full_sign_in_utc = ? where id = ?')
  return {
    setPassword: (userId, hash, { mustChange }) => void set.run(hash, mustChange ? 1 : 0, userId),
    fullSignIn: (userId, at) => void fully.run(at.utc, userId),
    endFullSignIn: (userId) => void fully.run(null, userId),
  }
}
