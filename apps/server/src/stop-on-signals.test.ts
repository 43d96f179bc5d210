import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const module = fileURLToPath(new URL('stop-on-signals.ts', import.meta.url))
const program = (failure: string) => `
  import { stopOnSignals } from ${JSON.stringify(module)}
  const log = { fatal: (facts, words) => console.log('logged', facts.err.message, words) }
  const stop = stopOnSignals(log)
  const alive = setInterval(() => undefined, 1000)
  stop.asked.then(() => { console.log('stopped in order'); clearInterval(alive) })
  ${failure}`

describe('a failure that nobody handles', () => {
  it('is logged, told, and stops the program in order', () => {
    for (const failure of [
      "void Promise.reject(new Error('lost'))",
      "setImmediate(() => { throw new Error('lost') })",
    ]) {
      const args = ['--import', 'tsx', '--input-type=module', '--eval', program(failure)]
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      assert.equal(status, 1)
      assert.match(stdout, /^logged lost something failed that nobody handled; stopping\nstopped in order\n$/)
      assert.match(stderr, /Error: lost/)
    }
  })
})

describe('an output that nobody reads any more', () => {
  it('ends nothing', async () => {
    const told = `
      const hushed = error => { if (error) { clearInterval(talking); clearInterval(alive) } }
      const talking = setInterval(() => process.stdout.write('.', hushed), 5)`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program(told)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'close')
    await once(child.stdout, 'data')
    child.stdout.destroy()
    assert.deepEqual(await ended, [0, null])
  })
})
