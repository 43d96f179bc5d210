import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startProgram } from '@gesso/testing'
import { root } from './files.ts'

// npm run test:clients: the vendors' own Python SDKs against a server that is started as a user starts it. Needs Python
// with venv, and a package index that pip can reach; npm test needs neither.

const sdks = ['hasty==0.3.12', 'playment==1.0.5', 'requests']

const folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-clients-'))
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'gesso-clients-data-'))
try {
  process.exitCode = await testClients()
} finally {
  for (const made of [folder, dataFolder]) await rm(made, { recursive: true, force: true })
}

async function testClients(): Promise<number> {
  const python = await installSdks()
  if (python === undefined) return 1
  const video = await makeVideo()
  const program = await startProgram(dataFolder, { GESSO_ALLOW_PRIVATE_URLS: '1' })
  try {
    await program.ready()
    const [membership] = (await program.api.getMe()).memberships
    if (!membership) throw new Error('the key opens no workspace')
    const viewer = await program.api.createApiKey({
      params: { workspaceId: membership.workspace.id },
      body: { name: 'Looks only', role: 'View Only' },
    })
    const settings = {
      GESSO_URL: program.url,
      GESSO_KEY: program.key,
      GESSO_VIEWER_KEY: viewer.secret,
      GESSO_PHOTO: path.join(root, 'examples/photos/chelsea.png'),
      GESSO_VIDEO: video,
    }
    let failed = 0
    for (const script of ['hasty_sdk.py', 'playment_sdk.py']) {
      console.log(`\n${script}`)
      failed += await run(python, [path.join(root, 'scripts/clients', script)], settings)
    }
    return failed === 0 ? 0 : 1
  } finally {
    await program.stop()
  }
}

/** A Python of its own with the SDKs in it. @returns undefined, and says why, where that cannot be had */
async function installSdks(): Promise<string | undefined> {
  const place = path.join(folder, 'python')
  if ((await run('python3', ['-m', 'venv', place])) !== 0) {
    console.error('This needs Python 3 with venv (on Debian: apt install python3-venv).')
    return undefined
  }
  const python = path.join(place, os.platform() === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  console.log(`installing ${sdks.join(', ')} ...`)
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...sdks]
  if ((await run(python, pip)) === 0) return python
  console.error(`pip could not install ${sdks.join(', ')}; it needs a package index that it can reach.`)
  return undefined
}

/** Two seconds of 25 frames each, 320 x 240. @returns where; empty where there is no ffmpeg */
async function makeVideo(): Promise<string> {
  const file = path.join(folder, 'film.mp4')
  const picture = ['-f', 'lavfi', '-i', 'testsrc=duration=2:size=320x240:rate=25']
  const options = ['-v', 'error', ...picture, '-pix_fmt', 'yuv420p', file]
  return (await run(process.env['FFMPEG_PATH'] ?? 'ffmpeg', options)) === 0 ? file : ''
}

/** Runs a program whose words are for people. @returns its exit code; -1 where it cannot be started */
function run(name: string, options: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(name, options, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise(resolve => {
    child.once('error', () => resolve(-1))
    child.once('close', code => resolve(code ?? -1))
  })
}
