/** Words of the lock screen. Initials and minutes only: the room can read it. */
export const lockWords = {
  product: 'Chairside',
  demo: 'Demo clinic',
  lockedSince: (time: string) => `Locked since ${time}. Every clock below is still running.`,
  calmEmpty: (time: string) => `Locked since ${time}. No drug is running.`,
  running: 'Running',
  pausedSince: (time: string) => `Paused ${time}`,
  chairs: 'Running chairs',
  who: 'Who is here?',
  choose: 'Scan your badge, or choose your name and enter your PIN.',
  someoneElse: 'Someone else',
  signIn: 'Sign in',
  pin: 'PIN',
  enterYourPin: 'Enter your PIN.',
  enterPin: 'Enter your PIN, four digits or more.',
  notSignedIn: 'Not signed in.',
  pinWrong: 'That is not the PIN of this person. Enter it again.',
  lockedOut: (until: string | undefined) =>
    until
      ? `Five wrong PINs. This person can sign in again at ${until}, or the charge nurse can help.`
      : 'Five wrong PINs. Wait a few minutes, or ask the charge nurse.',
  personUnknown: 'This person no longer works here.',
  onTime: 'On time',
  endsAt: (time: string) => `Ends ${time}`,
  stopMissing: 'Stop missing?',
  stillRunning: 'Still running?',
  left: 'left',
  over: 'over',
  run: 'run',
} as const
