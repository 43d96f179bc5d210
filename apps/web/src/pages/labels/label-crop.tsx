import type { ListedLabel } from '@gesso/client'
import { boundsOf, boxOf } from '@gesso/shapes'
import { IconPhotoOff } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { paintPreview } from '../images/paint-preview.ts'
import { cropOf } from './crop-of.ts'
import { browserScissors, createCropper } from './cropper.ts'
import classes from './labels-page.module.css'

interface LabelCropProps {
  readonly listed: ListedLabel
  /** CSS pixels */
  readonly width: number
  readonly height: number
  readonly colours: ReadonlyMap<string, string>
}

/** Longer edge of a thumbnail, pixels. */
const thumbnailEdge = 512
/** So often a pixel of a thumbnail may be enlarged before the picture itself is asked for. */
const coarse = 1.5
/** Who scrolls past is not to open pictures. */
const restMs = 150

const cropper = createCropper(browserScissors)

/** A label as it lies on its image: cut from the thumbnail at once, from the picture where that is too coarse. */
export function LabelCrop({ listed, width, height, colours }: LabelCropProps) {
  const { label, width: imageWidth, height: imageHeight, thumbnailUrl } = listed
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useMemo(() => ({ width, height }), [width, height])
  const image = useMemo(() => ({ width: imageWidth, height: imageHeight }), [imageWidth, imageHeight])
  const placed = useMemo(() => cropOf(boxOf(label) ?? boundsOf(label), image, view), [label, image, view])
  const sharp = useSharpPiece(listed, placed, view)
  useEffect(() => {
    if (!canvas.current) return
    paintPreview(canvas.current, view, placed, [label], colours, window.devicePixelRatio, context => {
      if (sharp) context.drawImage(sharp, 0, 0, view.width, view.height)
    })
  }, [view, placed, label, colours, sharp])
  return (
    <div className={classes.crop} style={{ height }}>
      {thumbnailUrl ? (
        <img
          src={thumbnailUrl}
          alt=""
          decoding="async"
          draggable={false}
          style={{
            width: image.width * placed.scale,
            height: image.height * placed.scale,
            transform: `translate(${placed.x}px, ${placed.y}px)`,
          }}
        />
      ) : (
        <IconPhotoOff aria-hidden />
      )}
      <canvas ref={canvas} aria-hidden />
    </div>
  )
}

/** The piece of the picture itself, where the thumbnail's would be too coarse; undefined until it is there. */
function useSharpPiece(
  { label, displayUrl, width, height }: ListedLabel,
  { scale, x, y }: ReturnType<typeof cropOf>,
  view: { readonly width: number; readonly height: number },
): ImageBitmap | undefined {
  const ratio = window.devicePixelRatio
  const scaleOfThumbnail = Math.min(1, thumbnailEdge / Math.max(width, height))
  const wanted = scale * ratio > scaleOfThumbnail * coarse && scaleOfThumbnail < 1
  const key = [label.id, label.version, view.width, view.height, ratio].join()
  const [piece, setPiece] = useState<{ readonly key: string; readonly bitmap: ImageBitmap }>()
  const known = wanted ? cropper.known(key) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: links are signed anew, the picture behind them stays
  useEffect(() => {
    if (!wanted || known) return
    const left = new AbortController()
    const [pieceLeft, pieceTop] = [-x / scale, -y / scale]
    const wish = {
      key,
      url: displayUrl,
      image: { width, height },
      piece: {
        left: pieceLeft,
        top: pieceTop,
        right: pieceLeft + view.width / scale,
        bottom: pieceTop + view.height / scale,
      },
      size: { width: Math.round(view.width * ratio), height: Math.round(view.height * ratio) },
    }
    const ask = async () => {
      const bitmap = await cropper.crop(wish, left.signal)
      if (bitmap && !left.signal.aborted) setPiece({ key, bitmap })
    }
    const rest = setTimeout(() => void ask(), restMs)
    return () => {
      clearTimeout(rest)
      left.abort()
    }
  }, [key, wanted, known])
  return known ?? (piece?.key === key ? piece.bitmap : undefined)
}
