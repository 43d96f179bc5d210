import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseSource } from './check/source.ts'
import { breachesIn } from './import-rule.ts'

const faces: Record<string, string> = {
  '@gesso/core': 'packages/core/src/index.ts',
  '@gesso/shapes': 'packages/shapes/index.ts',
  '@gesso/shapes/editing': 'packages/shapes/editing.ts',
  '@gesso/shapes/conformance': 'packages/shapes/conformance.ts',
  '@gesso/editor': 'packages/editor/src/index.ts',
  '@gesso/testing': 'packages/testing/src/index.ts',
  '@gesso/server': 'packages/server',
}

const server = 'apps/server/src'
const label = `${server}/resources/labels/create-labels.ts`

const allowed: [file: string, source: string][] = [
  ['packages/core/src/rules.ts', `import { may } from './access.ts'`],
  ['packages/shapes/box/edit.ts', `import { tool } from '@gesso/editor'`],
  ['packages/shapes/box/shape.ts', `import type { Box } from '@gesso/core'`],
  ['apps/web/src/app.tsx', `import { kits } from '@gesso/shapes/editing'`],
  [
    label,
    `import { findImage } from '../images/index.ts'; import type { Body } from '../images/contract.ts'`,
  ],
  [label, `import { labelsOnImage } from './queries.ts'; import type { Database } from '../../db/index.ts'`],
  [label, `import type { FileStore } from '../../files/index.ts'; import { type Kysely } from 'kysely'`],
  [`${server}/resources/labels/queries.ts`, `import { sql } from 'kysely'`],
  [`${server}/dialects/hasty/routes.ts`, `import { createLabels } from '../../resources/labels/index.ts'`],
  [
    `${server}/compose.ts`,
    `import { openPool } from './db/index.ts'; import { folderStore } from './files/index.ts'`,
  ],
  [
    `${server}/resources/labels/labels.test.ts`,
    `import { startStack } from '../../testing/stack.ts'; import pg from 'pg'`,
  ],
  [
    `${server}/resources/labels/labels.test.ts`,
    `import { row } from '../images/queries.ts'; import { x } from '@gesso/testing'`,
  ],
  ['scripts/gen.ts', `import { contracts } from '../apps/server/src/http/contracts.ts'`],
]

const refused: [file: string, source: string, words: RegExp][] = [
  ['packages/core/src/rules.ts', `import type { Tool } from '@gesso/editor'`, /core may not import editor/],
  ['packages/core/src/rules.ts', `export { box } from '@gesso/shapes'`, /core may not import shapes/],
  ['packages/core/src/rules.ts', `import { readFile } from 'node:fs/promises'`, /also runs in a browser/],
  ['packages/core/src/rules.ts', `type Tool = import('@gesso/editor').Tool`, /core may not import editor/],
  [
    'packages/core/src/rules.ts',
    `const shapes = await import('@gesso/shapes')`,
    /core may not import shapes/,
  ],
  ['packages/core/src/rules.ts', `import { x } from '../../editor/src/x.ts'`, /imported by its name/],
  [
    'packages/shapes/box/shape.ts',
    `import type { Tool } from '@gesso/editor'`,
    /shapes may not import editor/,
  ],
  ['packages/shapes/box/shape.ts', `import { edit } from './edit.ts'`, /may not import shape editing/],
  ['packages/editor/src/editor.ts', `import { useState } from 'react'`, /which only files of/],
  [
    'packages/editor/src/editor.ts',
    `import { suite } from '@gesso/shapes/conformance'`,
    /which only tests may import/,
  ],
  [
    'packages/formats/coco/write.ts',
    `import { x } from '../../../apps/server/src/main.ts'`,
    /imported by its name/,
  ],
  ['apps/web/src/app.tsx', `import { compose } from '@gesso/server'`, /no room/],
  ['apps/web/src/app.tsx', `import { testDatabase } from '@gesso/testing'`, /which only tests may import/],
  [label, `import { hidden } from '../images/queries.ts'`, /reached by its index alone/],
  [label, `import type { Hidden } from '../images/present.ts'`, /reached by its index alone/],
  [label, `import { app } from '../../http/app.ts'`, /resources may not import http/],
  [label, `import { statusWords } from '../../dialects/hasty/index.ts'`, /resources may not import dialects/],
  [label, `import { openPool as open } from '../../db/index.ts'`, /names openPool/],
  [label, `import { folderStore } from '../../files/index.ts'`, /names folderStore/],
  [label, `import { sql } from 'kysely'`, /which only files of/],
  [label, `import { startStack } from '../../testing/stack.ts'`, /which only tests may import/],
  [
    `${server}/dialects/hasty/routes.ts`,
    `import { app } from '../../http/app.ts'`,
    /dialects may not import http/,
  ],
  [`${server}/resources/labels/labels.test.ts`, `import { x } from '../../demo/x.ts'`, /may not import demo/],
  [`${server}/strangers/x.ts`, `import { Box } from '@gesso/core'`, /stands in no room/],
]

describe('the import rule', () => {
  for (const [file, source] of allowed) {
    it(`lets ${file} say ${source}`, () => assert.deepEqual(breaches(file, source), []))
  }
  for (const [file, source, words] of refused) {
    it(`does not let ${file} say ${source}`, () => {
      const found = breaches(file, source)
      assert.equal(found.length, 1, found.join('\n'))
      assert.match(found[0] ?? '', words)
    })
  }

  it('tells the line', () => {
    const [found] = breaches('packages/core/src/rules.ts', `\n\nimport '@gesso/editor'`)
    assert.match(found ?? '', /^packages\/core\/src\/rules\.ts:3 /)
  })
})

function breaches(file: string, source: string): string[] {
  const resolve = (specifier: string) => faces[specifier] ?? null
  return breachesIn(file, parseSource(file, source).imports, resolve)
}
