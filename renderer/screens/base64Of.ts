/** Bytes as base64, in parts: a function takes no more than some ten thousand arguments. */
export function base64Of(bytes: Uint8Array): string {
  const part = 8192
  let text = ''
  for (let place = 0; place < bytes.length; place += part)
    text += String.fromCharCode(...bytes.subarray(place, place + part))
  return btoa(text)
}
