import type { Tile, TileCache } from './brush.ts'

interface Kept {
  tile: Tile | null
}

/** A cache of at most `limitBytes`; a tile larger than that is made anew each time. */
export function createTileCache(limitBytes: number): TileCache & { bytes(): number } {
  const byOwner = new WeakMap<object, Map<string, Kept>>()
  /** from the longest unused to the last used */
  const inUse = new Set<Kept>()
  let bytes = 0

  function makeRoom(): void {
    for (const kept of inUse) {
      if (bytes <= limitBytes) return
      inUse.delete(kept)
      bytes -= kept.tile?.bytes ?? 0
      kept.tile = null
    }
  }

  return {
    bytes: () => bytes,
    tile(owner, variant, make) {
      const variants = byOwner.get(owner) ?? new Map<string, Kept>()
      byOwner.set(owner, variants)
      const known = variants.get(variant)
      if (known?.tile) {
        inUse.delete(known)
        inUse.add(known)
        return known.tile
      }
      const tile = make()
      if (tile === null) return null
      const kept: Kept = { tile }
      variants.set(variant, kept)
      inUse.add(kept)
      bytes += tile.bytes
      makeRoom()
      return tile
    },
  }
}
