export { type DriverOptions, Hands, openHands, spotLabel, testLabel } from './driver.ts'
export { type Fate, MemoryServer } from './memory-server.ts'
export {
  type RecordedCall,
  type RecordingContext,
  type RecordingSurface,
  recordingContext,
  recordingSurface,
  recordingSurroundings,
} from './recording-context.ts'
export { spotKit } from './spot-kit.ts'
export { nextTurn, Tabs, until } from './tabs.ts'
