import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { AppError } from '@gesso/core'
import { maxFramePixels } from './limits.ts'

/** What ffmpeg told while it worked. */
export interface FfmpegReport {
  /** what it could not read or decode, in its words, without places of this machine */
  readonly problems: readonly string[]
  /** its name for the container, e.g. avi */
  readonly format: string | undefined
  /** its name for the codec, e.g. msmpeg4v3 */
  readonly codec: string | undefined
  readonly succeeded: boolean
}

/** How a call is watched over. */
export interface Watch {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  /** told how far it is, and of how much where the file says so; what it throws ends the call */
  onTime?(doneMs: number, totalMs: number | undefined): void
}

/** No playlists and no lists of files: they would make ffmpeg open what else lies on this machine. */
const demuxers = 'mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,h264,hevc,m4v,gif,dv'
const maxProblems = 5
const maxWords = 160

/**
 * Lets ffmpeg read a file that nobody vouches for: from the disk only, with no look at the settings of this server.
 * @param before options that stand before the input, such as where to begin
 * @param output options and places of what it makes
 * @throws AppError `ffmpeg_missing`, `video_unreadable` when it takes too long; whatever `onTime` throws
 */
export async function callFfmpeg(
  program: string,
  path: string,
  { before = [], output }: { before?: readonly string[]; output: readonly string[] },
  watch: Watch,
): Promise<FfmpegReport> {
  watch.signal.throwIfAborted()
  const guards = [
    '-format_whitelist',
    demuxers,
    '-protocol_whitelist',
    'file',
    '-max_pixels',
    `${maxFramePixels}`,
  ]
  const telling = ['-nostdin', '-hide_banner', '-loglevel', 'level+info', '-nostats', '-progress', 'pipe:1']
  const input = [...guards, '-threads', '2', ...before, '-i', `file:${path}`]
  const child = spawn(program, [...telling, '-y', ...input, ...output], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
  })
  const timeout = AbortSignal.timeout(watch.timeoutMs)
  const stop = AbortSignal.any([watch.signal, timeout])
  let failure: unknown
  const kill = () => child.kill('SIGKILL')
  stop.addEventListener('abort', kill, { once: true })
  const notes = noteTaker()
  createInterface({ input: child.stderr }).on('line', line => notes.take(line))
  createInterface({ input: child.stdout }).on('line', line => {
    const [, microseconds] = /^out_time_us=(\d+)$/.exec(line) ?? []
    if (microseconds === undefined || failure !== undefined) return
    try {
      watch.onTime?.(Math.round(Number(microseconds) / 1000), notes.totalMs())
    } catch (error) {
      failure = error
      kill()
    }
  })
  const code = await ended(child).finally(() => stop.removeEventListener('abort', kill))
  if (failure !== undefined) throw failure
  watch.signal.throwIfAborted()
  if (timeout.aborted)
    throw new AppError('video_unreadable', {
      problem: `it takes longer than ${watch.timeoutMs / 60_000} minutes`,
    })
  return { ...notes.report(), succeeded: code === 0 }
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' || error.code === 'EACCES' ? new AppError('ffmpeg_missing') : error),
    )
  })
}

function noteTaker() {
  const problems = new Set<string>()
  let format: string | undefined
  let codec: string | undefined
  let totalMs: number | undefined
  return {
    take(line: string): void {
      const text = line.slice(0, 2000)
      // Once the output is described, streams are those that are made.
      format ??= /^\[info\] Input #0, ([^ ]+), from/.exec(text)?.[1]
      codec ??= /^\[info\] +Stream #0:\d+.*: Video: (\w+)/.exec(text)?.[1]
      totalMs ??= millisecondsIn(/^\[info\] +Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(text))
      const problem = problemIn(text)
      if (problem !== undefined && problems.size < maxProblems) problems.add(problem)
    },
    totalMs: () => totalMs,
    report: () => ({ problems: [...problems], format, codec }),
  }
}

/** The problem that a line tells, or undefined; that of a writer is about what we write, not about the file. */
function problemIn(line: string): string | undefined {
  const [, writer = '', words] = /^(?:\[([\w,]+) @ \w+\] )?\[(?:error|fatal|panic)\] (.*)$/.exec(line) ?? []
  if (words === undefined || /framecrc|mp4$|libx264|aac/.test(writer)) return undefined
  return words
    .replace(/^file:\S*: /, '')
    .replaceAll(/file:\S*?(?=: |$)/g, 'the file')
    .replaceAll(/\S*\/\S+/g, 'file')
    .slice(0, maxWords)
}

function millisecondsIn(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined
  const [, hours, minutes, seconds] = match
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000)
}
