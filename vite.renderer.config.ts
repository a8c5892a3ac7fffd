import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { securityHeaders } from '#electron/hosts/securityHeaders.ts'

const page = (name: string) => fileURLToPath(new URL(`renderer/${name}`, import.meta.url))

export default defineConfig(() => {
  // GALLERY=only builds the component gallery alone, so that components can be looked at while a screen is mid-edit.
  const galleryOnly = process.env.GALLERY === 'only'
  return {
    root: page(''),
    base: './',
    publicDir: page('public'),
    plugins: [react()],
    build: {
      outDir: fileURLToPath(new URL(galleryOnly ? 'out/gallery' : 'out/renderer', import.meta.url)),
      emptyOutDir: true,
      // Both would add inline script or data addresses, which the policy refuses.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The page is read from this workstation's disk, so one large file costs nothing.
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        input: galleryOnly ? [page('gallery.html')] : [page('index.html'), page('gallery.html')],
        // zod is told not to make code from text before any schema is created, whichever file brings that schema.
        // What the lock screen is drawn with is no more files than a browser asks one host for at once, which is six: one that
        // has to wait for another's connection is what everything then waits for (ADR 25).
        output: {
          codeSplitting: {
            groups: [
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|withoutEval/, priority: 3 },
              { name: 'react', test: /node_modules[\\/](react-dom|scheduler)[\\/]/, priority: 2 },
              {
                name: 'first',
                test: /renderer[\\/](App\.tsx|store[\\/]createAppStore\.ts|(styles|screens)[\\/].*\.css)$/,
                priority: 1,
              },
            ],
          },
        },
      },
    },
    preview: { host: '127.0.0.1', headers: securityHeaders },
  }
})
