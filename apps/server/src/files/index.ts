export type { FileStore } from './file-store.ts'
export { folderStore } from './folder-store.ts'
export { urlSigner } from './sign-urls.ts'
export type { UrlSigner } from './url-signer.ts'
