import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startStack } from '../testing/stack.ts'

it('lets pages load and read pictures from the origins that are set, and from no others', async () => {
  const policyOf = async (env: Record<string, string>) => {
    const stack = await startStack(env)
    const { headers } = await fetch(stack.url)
    await stack.close()
    const policy = headers.get('content-security-policy') ?? ''
    return ['img-src', 'connect-src', 'script-src'].map(
      name => policy.split(';').find(each => each.startsWith(name)) ?? '',
    )
  }
  const origins = 'https://pictures.example.org, https://*.example.net:8443'
  const [img, connect, script] = await policyOf({ GESSO_PICTURE_ORIGINS: origins })
  for (const directive of [img, connect])
    assert.match(directive ?? '', / https:\/\/pictures\.example\.org https:\/\/\*\.example\.net:8443$/)
  assert.ok(!script?.includes('example'))
  for (const directive of await policyOf({})) assert.ok(!directive.includes('example'))
})
