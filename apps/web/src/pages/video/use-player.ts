import { type RefObject, useEffect, useRef, useState } from 'react'
import { type FrameEdges, frameAt, frameCount, secondsOfFrame } from './frames.ts'

/** The speeds at which a video can be played. */
export const speeds = [0.1, 0.25, 0.5, 1, 1.5, 2, 4] as const

/** A video on the page, by its frames. */
export interface Player {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly frame: number
  readonly playing: boolean
  readonly speed: number
  readonly problem: string | null
  toggle(): void
  /** Shows a frame, and stops there. */
  show(frame: number): void
  /** Shows another frame, counted from the last one that was asked for. */
  step(frames: number): void
  setSpeed(speed: number): void
}

/** Frames are told a little late or early, in microseconds. */
const roundingUs = 500

/** Plays a video and always knows which frame is shown. */
export function usePlayer(edges: FrameEdges): Player {
  const video = useRef<HTMLVideoElement>(null)
  const [frame, setFrame] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState(1)
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = useRef(0)
  // From a frame that was asked for until it plays on: pictures of frames on the way there come late and say nothing.
  const asked = useRef(false)

  useEffect(() => {
    const element = video.current
    if (!element) return
    let request = 0
    const tell = (seconds: number) => {
      if (asked.current) return
      const now = frameAt(edges, seconds * 1e6 + roundingUs)
      setFrame(now)
      wanted.current = now
    }
    const follow = () => {
      request = element.requestVideoFrameCallback((_, { mediaTime }) => {
        tell(mediaTime)
        follow()
      })
    }
    follow()
    const listeners = {
      play() {
        asked.current = false
        setPlaying(true)
      },
      pause: () => setPlaying(false),
      // The last frame stays when the end is reached, and no callback comes for one that is shown already.
      ended: () => tell(element.currentTime),
      seeked: () => tell(element.currentTime),
      error: () => setProblem(element.error?.message || 'The browser cannot play this video.'),
    }
    for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener)
    return () => {
      element.cancelVideoFrameCallback(request)
      for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener)
    }
  }, [edges])

  const show = (next: number) => {
    const element = video.current
    if (!element) return
    wanted.current = Math.min(Math.max(0, next), Math.max(0, frameCount(edges) - 1))
    asked.current = true
    element.pause()
    element.currentTime = secondsOfFrame(edges, wanted.current)
    setFrame(wanted.current)
  }
  return {
    video,
    frame,
    playing,
    speed,
    problem,
    toggle() {
      const element = video.current
      if (!element?.paused) element?.pause()
      else void element.play().catch((error: unknown) => setProblem(String(error)))
    },
    show,
    step: frames => show(wanted.current + frames),
    setSpeed(next) {
      if (video.current) video.current.playbackRate = next
      setSpeed(next)
    },
  }
}
