/** Functions that run inside a page, given to it as text: they use nothing from outside themselves. */

declare global {
  interface Window {
    paints?: number[]
    shown?: Promise<number>
  }
}

/** Counts frames for some time. @returns frames in a second */
export function framesPerSecond(ms: number): Promise<number> {
  return new Promise(resolve => {
    const start = performance.now()
    let frames = 0
    const count = () => {
      frames++
      const passed = performance.now() - start
      if (passed < ms) requestAnimationFrame(count)
      else resolve((frames * 1000) / passed)
    }
    requestAnimationFrame(count)
  })
}

/** From now on, notes how long it takes from the page getting each pointer event until the frame that shows it is done. */
export function listenForPaints(): void {
  const paints: number[] = []
  window.paints = paints
  window.addEventListener(
    'pointermove',
    () => {
      const got = performance.now()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => paints.push(performance.now() - got)
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

/** What was noted. */
export function paintTimes(): number[] {
  return window.paints ?? []
}

/** From now on, waits for a key and then for the picture of this name. */
export function listenForKey(label: string): void {
  window.shown = new Promise(resolve => {
    window.addEventListener(
      'keydown',
      event => {
        const look = () => {
          const there = document.querySelector(`[aria-label="${label}"]`)
          const opening = document.querySelector('[aria-label="Opening the image"]')
          if (!there || opening) return void requestAnimationFrame(look)
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - event.timeStamp)
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
}

/** @returns milliseconds between the key and the picture */
export function keyToShown(): Promise<number> {
  return window.shown ?? Promise.reject(new Error('nobody listened'))
}
