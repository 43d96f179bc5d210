import { spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import { findChromium } from '@gesso/testing'

const packages = ['chromium', 'fonts-liberation']

/**
 * Finds a Chromium, or installs one where this user may and the system is a Debian.
 * @throws Error with the one command that installs it
 */
export async function ensureChromium(): Promise<string> {
  const found = await findChromium(process.env)
  if (found !== null) return found
  const debian = await access('/etc/debian_version').then(
    () => true,
    () => false,
  )
  if (debian && process.getuid?.() === 0) {
    console.log('No Chromium here: installing it')
    await run('apt-get', ['update', '-qq'])
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
    const installed = await findChromium(process.env)
    if (installed !== null) return installed
  }
  const command =
    process.platform === 'darwin'
      ? 'brew install --cask chromium'
      : `sudo apt-get install -y ${packages.join(' ')}`
  throw new Error(
    `The tests need a Chromium, and none was found. Install it: ${command}\nor set CHROMIUM_PATH to one.`,
  )
}

async function run(program: string, options: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'], env })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`${program} ${options.join(' ')} failed (exit code ${code})`)
}
