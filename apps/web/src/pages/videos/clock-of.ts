/** A time in a video as people read it: `0:07`, `12:03`, `1:02:03`; with `exact` to the millisecond. */
export function clockOf(milliseconds: number, exact = false): string {
  const whole = exact ? Math.floor(milliseconds / 1000) : Math.round(milliseconds / 1000)
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const padded = (part: number, length = 2) => String(part).padStart(length, '0')
  const head = hours > 0 ? `${hours}:${padded(minutes)}` : String(minutes)
  return `${head}:${padded(seconds)}${exact ? `.${padded(Math.floor(milliseconds % 1000), 3)}` : ''}`
}
