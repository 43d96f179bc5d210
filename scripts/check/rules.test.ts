import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shapeBreaches, sizeBreaches, sqlBreaches, wordBreaches } from './rules.ts'
import { parseSource } from './source.ts'

const resource = 'apps/server/src/resources/labels/create-labels.ts'
const lines = (count: number) => Array.from({ length: count }, (_, index) => `  act(${index})`).join('\n')

describe('sizes', () => {
  const breaches = (file: string, text: string) => sizeBreaches([parseSource(file, text)])

  it('finds a file of 401 lines, and none of 400', () => {
    assert.equal(breaches('packages/core/src/a.ts', `${lines(401)}\n`).length, 1)
    assert.deepEqual(breaches('packages/core/src/a.ts', `${lines(400)}\n`), [])
  })

  it('finds a function of 61 lines by its name', () => {
    assert.deepEqual(breaches('packages/core/src/a.ts', `function fine() {\n${lines(58)}\n}`), [])
    const [found] = breaches('packages/core/src/a.ts', `const long = () => {\n${lines(59)}\n}`)
    assert.equal(found, 'packages/core/src/a.ts:1 long has 61 lines; split it')
  })

  it('measures a closure like a class: without the functions inside it, up to a point', () => {
    const inner = (name: string, count: number) => `function ${name}() {\n${lines(count)}\n}\n`
    const closure = (count: number) =>
      `function create() {\n${[inner('a', count), inner('b', count)].join('')}}`
    assert.deepEqual(breaches('packages/core/src/a.ts', closure(50)), [])
    assert.match(breaches('packages/core/src/a.ts', closure(58 + 40)).join(), /create has 202 lines/)
  })

  it('lets a component have 150 lines, and a test as many as it has cases', () => {
    assert.deepEqual(breaches('apps/web/src/a.tsx', `function Page() {\n${lines(148)}\n}`), [])
    assert.equal(breaches('apps/web/src/a.tsx', `function Page() {\n${lines(149)}\n}`).length, 1)
    assert.deepEqual(breaches('packages/core/src/a.test.ts', `describe(() => {\n${lines(300)}\n})`), [])
  })
})

describe('SQL', () => {
  const breaches = (file: string, text: string) => sqlBreaches([parseSource(file, text)])

  it('is found in texts, templates and the query builder', () => {
    const texts = [
      "ask('select id from label')",
      'ask(`\n  insert into label values (1)`)',
      "db.selectFrom('label')",
    ]
    for (const text of texts) assert.equal(breaches(resource, text).length, 1, text)
  })

  it('may stand in queries.ts and in tests, and ordinary sentences are none', () => {
    assert.deepEqual(
      breaches('apps/server/src/resources/labels/queries.ts', `ask('select id from label')`),
      [],
    )
    assert.deepEqual(
      breaches('apps/server/src/resources/labels/a.test.ts', `ask('select id from label')`),
      [],
    )
    assert.deepEqual(breaches(resource, `say('Select a class'); say('update the label set')`), [])
  })
})

describe('shapes by name', () => {
  const breaches = (file: string, text: string) => shapeBreaches([parseSource(file, text)])

  it('are found however they are asked', () => {
    const texts = [
      "label.shape === 'box'",
      "shape !== 'box'",
      "'box' === label.shape",
      'switch (label.shape) {}',
    ]
    for (const text of texts) assert.equal(breaches(resource, text).length, 1, text)
  })

  it('may stand with the shapes, and two labels may be compared', () => {
    assert.deepEqual(breaches('packages/shapes/index.ts', "shape === 'box'"), [])
    assert.deepEqual(breaches(resource, 'one.shape === other.shape'), [])
  })
})

describe('words', () => {
  const breaches = (text: string) => wordBreaches([parseSource('packages/core/src/a.ts', text)])

  it('that name a machine or how something was made are found', () => {
    const texts = [
      'open("/wo' + 'rk/main")',
      'open("/tm' + 'p/x")',
      'open("../sha' + 'red/x")',
      '// see iss' + 'ue 2',
    ]
    for (const text of texts) assert.equal(breaches(text).length, 1, text)
  })

  it('of the product are none', () => {
    assert.deepEqual(breaches('// a worker works on issues of a session; os.tmpdir()'), [])
  })
})
