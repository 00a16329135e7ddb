// Builds the window's page: one bundle beside the program, nothing fetched from anywhere.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { bridge } from './bridge.ts'

export default defineConfig({
  base: './',
  plugins: [vue(), bridge()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  clearScreen: false,
  server: { port: 1420, strictPort: false },
  build: {
    target: ['chrome109', 'safari15'],
    outDir: 'dist',
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], restoreMocks: true },
})
