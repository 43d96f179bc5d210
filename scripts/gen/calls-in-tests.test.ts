// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in these texts are sources
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callingTestsIn } from './calls-in-tests.ts'

const requestsIn = (body: string, before = '') =>
  callingTestsIn('a.test.ts', `${before}\nit('does', async () => { ${body} })`).map(
    ({ title, asked, refused }) => ({ title, asked: [...asked], refused: [...refused] }),
  )

describe('the requests in a test', () => {
  it('are a method and a path side by side, or one text', () => {
    assert.deepEqual(
      requestsIn(
        'await ask(desk, "PUT", `${desk.p}/datasets/${id}`, {}); say(desk, `GET ${desk.image}/tags?limit=1`, x)',
      ),
      [
        {
          title: 'does',
          asked: ['PUT /v1/projects/{}/datasets/{}', 'GET /v1/projects/{}/images/{}/tags'],
          refused: [],
        },
      ],
    )
  })

  it('are found through constants and functions, with values behind a word left out', () => {
    const before =
      'const list = query => ask(desk, "GET", `/v1/projects${query}`); const at = id => `${p}/videos/${id}`'
    const body = 'const path = at(1); await list("?limit=1"); await refusal(desk, "DELETE", path)'
    assert.deepEqual(requestsIn(body, before), [
      { title: 'does', asked: ['GET /v1/projects'], refused: ['DELETE /v1/projects/{}/videos/{}'] },
    ])
  })

  it('are none where nothing says so', () => {
    assert.deepEqual(requestsIn('await ask(desk, method, "/v1/projects"); f("GET", path); f("a", "/v1/b")'), [
      { title: 'does', asked: [], refused: [] },
    ])
  })
})
