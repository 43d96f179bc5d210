import { access, constants } from 'node:fs/promises'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Finds an installed Chromium: `CHROMIUM_PATH`, else the usual names on the PATH. @returns null when there is none */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '')
  const given = env.CHROMIUM_PATH
  const places = given
    ? [given]
    : [...names.flatMap(name => folders.map(folder => path.join(folder, name))), ...applications]
  for (const place of places) if (await executable(place)) return place
  return null
}

async function executable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}
