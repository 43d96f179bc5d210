export { type Clock, startClock } from './clock.ts'
export { duties } from './duties.ts'
