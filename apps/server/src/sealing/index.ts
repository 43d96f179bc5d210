export { aesSealer } from './aes-sealer.ts'
export type { Sealer } from './sealer.ts'
