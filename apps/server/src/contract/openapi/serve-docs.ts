import type { FastifyInstance } from 'fastify'
import type { DescribedApi } from './describe.ts'
import { openApiDocument } from './document.ts'
import { docsPage } from './page.ts'

/** Where the documentation of an API is served. */
interface DocsPlace {
  /** as the routes are called where they are mounted */
  readonly document: `/${string}`
  readonly page: `/${string}`
  /** where the document is for a browser */
  readonly documentUrl: string
  /** other pages like this: their names and where they are */
  readonly others: Readonly<Record<string, string>>
}

/** Serves the documentation of an API, for programs and for people; it is made when it is first asked for. */
export function serveDocs(app: FastifyInstance, describe: () => DescribedApi, place: DocsPlace): void {
  const made = once(() => {
    const api = describe()
    const document = openApiDocument(api)
    return { document, page: docsPage(api, document, place.documentUrl, place.others) }
  })
  app.get(place.document, async (_request, reply) => reply.send(made().document))
  app.get(place.page, async (_request, reply) => reply.type('text/html; charset=utf-8').send(made().page))
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
