export type { ChangeFeed } from './change-feed.ts'
export { localFeed } from './local-feed.ts'
