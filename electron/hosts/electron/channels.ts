/** The two channels between window and main process; everything else is above them. */
export const requestChannel = 'chairside:request'
export const pushChannel = 'chairside:push'
