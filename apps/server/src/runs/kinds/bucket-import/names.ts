const longestName = 255

const pictureExtensions = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'gif', 'tif', 'tiff', 'avif']

const videoExtensions = ['mp4', 'm4v', 'mov', 'webm', 'mkv', 'avi', 'mpg', 'mpeg', 'ts', 'wmv', 'ogv']

/** Whether an object may be a picture for all that its name says; its content decides in the end. */
export function seemsPicture(key: string): boolean {
  const extension = extensionOf(key)
  return extension === undefined || pictureExtensions.includes(extension)
}

/** Whether an object is a video as its name says. */
export function seemsVideo(key: string): boolean {
  return videoExtensions.includes(extensionOf(key) ?? '')
}

function extensionOf(key: string): string | undefined {
  return /\.([a-z0-9]{1,10})$/i.exec(key)?.[1]?.toLowerCase()
}

/**
 * What an image is called that is made of an object: its path below the prefix's folder, so that objects of different
 * folders keep names of their own.
 */
export function nameOfObject(key: string, prefix = ''): string {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  const below = key.startsWith(folder) ? key.slice(folder.length) : key
  const name = below
    .split('/')
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('_')
  return [...name].slice(-longestName).join('').trim()
}
