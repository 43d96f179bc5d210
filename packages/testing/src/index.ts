export { openBrowser, type TestBrowser } from './browser.ts'
export { findChromium } from './chromium.ts'
export { type Migration, type TestDatabase, testDatabase } from './database.ts'
export { testServer } from './server.ts'
