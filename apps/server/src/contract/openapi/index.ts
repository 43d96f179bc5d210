export type { DescribedApi, DescribedOperation, SecurityScheme } from './describe.ts'
export { type OpenApiDocument, openApiDocument } from './document.ts'
export { docsPage } from './page.ts'
