import type { Image, LabelContent } from '@gesso/client'
import { useEffect, useRef } from 'react'
import { containedIn, paintPreview } from './paint-preview.ts'

interface LabelOverlayProps {
  readonly image: Image
  readonly labels: readonly LabelContent[]
  readonly colours: ReadonlyMap<string, string>
  /** CSS pixels; the width is the canvas's own */
  readonly height: number
}

/** The labels of an image, drawn over its thumbnail. */
export function LabelOverlay({ image, labels, colours, height }: LabelOverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const view = { width: canvas.current.clientWidth, height }
    const placed = containedIn(view, image)
    paintPreview(canvas.current, view, placed, labels, colours, window.devicePixelRatio)
  }, [image, labels, colours, height])
  return <canvas ref={canvas} aria-hidden />
}
