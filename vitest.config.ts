import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing is left in the home of whoever runs them, and nothing of it is used.
    env: { BALSA_NO_CACHE: '1' },
    // A test of ten seconds takes minutes beside ten other programs on two cores.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'coverage/vitest.json' }]] : ['default'],
  },
});
