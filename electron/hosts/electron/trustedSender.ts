/** The app's own address: a scheme of ours, so that no file and no website can pass for it. */
export const appOrigin = 'app://bundle'

/** Whether a frame shows our own page: anything else that reaches a channel is turned away. */
export const fromOurPage = (url: string | undefined): boolean =>
  url === appOrigin || (url?.startsWith(`${appOrigin}/`) ?? false)
