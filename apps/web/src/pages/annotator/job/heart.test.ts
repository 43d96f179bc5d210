import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createHeart } from './heart.ts'

describe('the heart of a job', () => {
  it('says nothing more while it pauses, and has been answered by then', async () => {
    const heart = createHeart(() => 0)
    const said: string[] = []
    let answer = () => {}
    heart.beat(async () => {
      await new Promise<void>(resolve => {
        answer = resolve
      })
      said.push('answered')
    })
    const paused = heart.pause().then(() => said.push('paused'))
    heart.beat(async () => void said.push('while it pauses'))
    answer()
    await paused
    heart.goOn()
    heart.beat(async () => void said.push('goes on'))
    await heart.pause()
    assert.deepEqual(said, ['answered', 'paused', 'goes on'])
  })
})
