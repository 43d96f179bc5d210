import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { randomNumbers, startProgram } from '@gesso/testing'
import { prepareImages, verify } from './torture/server-side.ts'
import { startWriter } from './torture/writer.ts'

/**
 * Kills the server with SIGKILL at random moments while labels are written, again and again, and then compares what
 * the server has with what it acknowledged.
 *
 *   npm run torture [-- kills] [seed]
 */
async function torture(kills: number, seed: number): Promise<void> {
  const random = randomNumbers(seed)
  const folder = await mkdtemp(path.join(tmpdir(), 'gesso-torture-'))
  const program = await startProgram(folder)
  try {
    await program.ready()
    const images = await prepareImages(program)
    const writers = images.map((imageId, index) => startWriter(program, imageId, seed + index))
    for (let kill = 1; kill <= kills; kill++) {
      await pause(100 + random() * 900)
      const pid = await program.kill(kill % 5 === 0)
      await program.ready()
      const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
      console.log(`kill ${kill} of ${kills}: process ${pid}; ${acknowledged} labels stand acknowledged`)
    }
    for (const writer of writers) await writer.finish()
    const findings = await verify(program, writers)
    for (const finding of findings) console.error(finding)
    const labels = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
    const retries = writers.reduce((sum, writer) => sum + writer.repeats, 0)
    console.log(
      `${kills} kills, ${labels} labels acknowledged, ${retries} requests repeated, ${findings.length} findings`,
    )
    process.exitCode = findings.length === 0 ? 0 : 1
  } finally {
    await program.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

const [kills = '50', seed = String(Date.now() % 100_000)] = process.argv.slice(2)
console.log(`seed ${seed}`)
await torture(Number(kills), Number(seed))
