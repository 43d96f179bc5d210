import type { FrameOf } from './format.ts'
import type { ExportedThing, ExportReport } from './report.ts'

/** An image or a video, and where it is. */
interface NamedMedia {
  readonly name: string
  readonly datasetName: string
  readonly frameOf?: FrameOf
}

/**
 * Gives each image a path of its own, `<dataset>/<name>`, each frame `<dataset>/<video>/<name>`, that is safe to unpack
 * everywhere: relative, without `..`, and different from all others even where letter case does not count. The same
 * selection gets the same paths. Frames of one video come one after the other.
 */
export class PathNamer {
  readonly #folders = new Map<string, string>()
  readonly #folderNames = new UniqueNames()
  readonly #paths = new UniqueNames()
  /** of the video whose frames come */
  #video: { readonly id: string; readonly folder: string; readonly names: UniqueNames } | undefined

  /** The path for the next image of the selection. */
  pathOf(image: NamedMedia): string {
    const { frameOf } = image
    if (frameOf) {
      const { folder, names } = this.#inVideo(frameOf, name =>
        this.#paths.take(`${this.#folderOf(image.datasetName)}/${name}`),
      )
      return `${folder}/${names.take(safeFileName(frameOf.name))}`
    }
    return this.#paths.take(`${this.#folderOf(image.datasetName)}/${safeFileName(image.name)}`)
  }

  /**
   * The path for files made of the next image, without an extension: `<dataset>/<stem>`. Two images whose names differ in
   * their extension alone get two.
   */
  stemOf(image: NamedMedia): string {
    const { frameOf } = image
    const { stem } = partsOf(safeFileName(frameOf?.name ?? image.name))
    const name = safeFileName(stem)
    if (!frameOf) return this.#takeStem(image, name)
    const { folder, names } = this.#inVideo(frameOf, video => this.#takeFolder(image, video))
    return `${folder}/${names.take(`${name}.x`).slice(0, -2)}`
  }

  #takeStem(image: NamedMedia, stem: string): string {
    return this.#paths.take(`${this.#folderOf(image.datasetName)}/${stem}.x`).slice(0, -2)
  }

  /** A folder `a.png` would be in the place of a file made of an image `a`; one without an extension is in nobody's. */
  #takeFolder(image: NamedMedia, name: string): string {
    const { stem, extension } = partsOf(name)
    if (extension === '') return this.#paths.take(`${this.#folderOf(image.datasetName)}/${name}`)
    return `${this.#takeStem(image, stem)}${extension}`
  }

  #inVideo({ videoId, videoName }: FrameOf, take: (name: string) => string) {
    if (this.#video?.id === videoId) return this.#video
    this.#video = { id: videoId, folder: take(safeFileName(videoName)), names: new UniqueNames() }
    return this.#video
  }

  #folderOf(datasetName: string): string {
    const known = this.#folders.get(datasetName)
    if (known !== undefined) return known
    const folder = this.#folderNames.take(safeFileName(datasetName))
    this.#folders.set(datasetName, folder)
    return folder
  }
}

/** Where an image is, as people named it. */
export function namedPath(image: NamedMedia): string {
  return `${image.datasetName}/${image.name}`
}

/** Reports a path that differs from what people named it. */
export function reportRename(
  things: ExportedThing,
  image: NamedMedia,
  path: string,
  report: ExportReport,
): void {
  const named = namedPath(image)
  if (path !== named) report.alter(things, 'their name is made safe and unique', `${named} → ${path}`)
}

/** The extension of an image's name with its dot, made safe; empty when there is none. */
export function extensionOf({ name, frameOf }: NamedMedia): string {
  return partsOf(safeFileName(frameOf?.name ?? name)).extension
}

class UniqueNames {
  /** taken names as a file system may compare them, with the number to try next where there is a clash */
  readonly #taken = new Map<string, number>()

  take(name: string): string {
    const key = comparable(name)
    let number = this.#taken.get(key)
    if (number === undefined) {
      this.#taken.set(key, 2)
      return name
    }
    let numbered = withNumber(name, number)
    while (this.#taken.has(comparable(numbered))) numbered = withNumber(name, ++number)
    this.#taken.set(key, number + 1)
    this.#taken.set(comparable(numbered), 2)
    return numbered
  }
}

function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function withNumber(path: string, number: number): string {
  const { stem, extension } = partsOf(path)
  return `${stem} (${number})${extension}`
}

// Control characters; what Windows, macOS or a shell take for more than a name; and signs that turn the direction of text
// around, so that a name seems to end otherwise than it does.
const unsafe = /[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/** A file system's limit of 255 bytes, less room for a number that makes a name unique. */
const limitBytes = 240

/** A name that any file system takes as one name in one folder; letters of all scripts and emoji stay. */
export function safeFileName(name: string): string {
  const plain = name.replaceAll(unsafe, '_').replace(/^ +|[. ]+$/g, '')
  if (plain === '') return '_'
  return shortened(reserved.test(plain) ? `_${plain}` : plain)
}

function shortened(name: string): string {
  if (bytesOf(name) <= limitBytes) return name
  const { stem, extension } = partsOf(name)
  const kept = bytesOf(extension) <= 32 ? extension : ''
  let room = limitBytes - bytesOf(kept)
  let short = ''
  for (const character of kept === '' ? name : stem) {
    room -= bytesOf(character)
    if (room < 0) break
    short += character
  }
  return short.replace(/[. ]+$/, '') + kept
}

const utf8 = new TextEncoder()

function bytesOf(text: string): number {
  return utf8.encode(text).length
}

function partsOf(path: string): { stem: string; extension: string } {
  const dot = path.lastIndexOf('.')
  if (dot <= path.lastIndexOf('/') + 1) return { stem: path, extension: '' }
  return { stem: path.slice(0, dot), extension: path.slice(dot) }
}
