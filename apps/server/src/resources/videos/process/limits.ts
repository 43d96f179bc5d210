/** Pixels of one frame: 8K, and a little. */
export const maxFramePixels = 8192 * 4608

/** Frames of one video: nine hours at 60 a second. */
export const maxFrames = 2_000_000

/** How long one pass of ffmpeg over a video may take. */
export const passTimeoutMs = 4 * 60 * 60 * 1000

/** How long fetching a video from its URL may take. */
export const fetchTimeoutMs = 30 * 60 * 1000
