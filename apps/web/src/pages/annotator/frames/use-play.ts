import type { Frame } from '@gesso/client'
import { cell, type Readable } from '@gesso/editor'
import { useEffect, useState } from 'react'
import type { Desk } from '../desk/desk.ts'

/** Frames a second where nobody has said how many. */
const usualRate = 5

/** Gives the editor the command that plays the frames; one whose picture is not there yet is waited for. */
export function usePlay(desk: Desk, frames: readonly Frame[], rate: number | null): Readable<boolean> {
  const [playing] = useState(() => cell(false))
  useEffect(() => {
    const { document, commands } = desk.editor
    const last = frames.length - 1
    let timer: ReturnType<typeof setInterval> | undefined

    function stop(): void {
      clearInterval(timer)
      playing.set(false)
    }

    function next(): void {
      const to = frames[(document.frame() ?? last) + 1]
      if (!to) stop()
      else if (to.displayUrl === null || desk.pictures.ready(to.displayUrl)) document.goTo(to.place)
      else desk.pictures.preload([to.displayUrl])
    }

    function toggle(): void {
      if (playing.get()) {
        stop()
        return
      }
      if (document.frame() === last) document.goTo(0)
      playing.set(true)
      timer = setInterval(next, 1000 / (rate ?? usualRate))
    }

    const remove = commands.add([
      {
        name: 'play',
        get title() {
          return playing.get() ? 'Pause' : 'Play'
        },
        group: 'Frames',
        key: ['g'],
        run: toggle,
        enabled: () => last > 0,
      },
    ])
    return () => {
      stop()
      remove()
    }
  }, [desk, frames, rate, playing])
  return playing
}
