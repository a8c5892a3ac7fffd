import { extractText } from 'unpdf'

/** The text of a PDF given in base64, all pages in order, read by a library that did not write it. */
export async function pdfText(base64: string): Promise<string> {
  const { text } = await extractText(new Uint8Array(Buffer.from(base64, 'base64')), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}
