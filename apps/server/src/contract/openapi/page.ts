import type { DescribedApi, DescribedOperation } from './describe.ts'
import type { OpenApiDocument } from './document.ts'
import { outlineOf } from './outline.ts'
import { pageStyle } from './page-style.ts'

/**
 * The documentation of an API as a page that needs no script and nothing from elsewhere.
 * @param documentUrl where the document itself is
 * @param others other pages like this: their names and where they are
 */
export function docsPage(
  api: DescribedApi,
  document: OpenApiDocument,
  documentUrl: string,
  others: Readonly<Record<string, string>>,
): string {
  const tags = [...new Set(api.operations.map(({ tag }) => tag))]
  const links = Object.entries(others).map(([name, url]) => `<a href="${url}">${escaped(name)}</a>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(api.title)}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escaped(api.title)}</h1>
<p>${escaped(api.description)}</p>
<p>${Object.values(api.security)
    .map(({ description }) => escaped(description))
    .join(' ')}</p>
<p class="links"><a href="${documentUrl}">OpenAPI 3.1 document</a> ${links.join(' ')} <a href="/">Gesso</a></p>
</header>
<nav aria-label="Groups">${tags.map(tag => `<a href="#${anchorOf(tag)}">${escaped(tag)}</a>`).join('\n')}</nav>
<main>
${tags.map(tag => sectionOf(tag, api.operations, document)).join('\n')}
</main>
</body>
</html>
`
}

function sectionOf(
  tag: string,
  operations: readonly DescribedOperation[],
  document: OpenApiDocument,
): string {
  const own = operations.filter(operation => operation.tag === tag)
  return `<section aria-labelledby="${anchorOf(tag)}">
<h2 id="${anchorOf(tag)}">${escaped(tag)}</h2>
${own.map(operation => operationOf(operation, document)).join('\n')}
</section>`
}

function operationOf(operation: DescribedOperation, document: OpenApiDocument): string {
  const { name, method, path, summary, remark } = operation
  const shownPath = path.replaceAll(/:(\w+)/g, '{$1}')
  const parts = [
    remark === undefined ? '' : `<p>${escaped(remark)}</p>`,
    ...outlineOf(operation, document).map(
      ({ title, text }) => `<h3>${escaped(title)}</h3><pre>${escaped(text)}</pre>`,
    ),
  ]
  return `<details id="${name}">
<summary><code class="${method.toLowerCase()}">${method}</code> <code>${escaped(shownPath)}</code> <span>${escaped(summary)}</span></summary>
<p class="name">${escaped(name)}</p>
${parts.join('\n')}
</details>`
}

function anchorOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, '-')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
