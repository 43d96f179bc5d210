import { ApiError } from '@gesso/client'

/**
 * Puts a file to a signed URL; XMLHttpRequest, because fetch tells nothing about progress.
 * @param onSent told the part sent, 0 to 1
 * @throws ApiError status 0 when there is no way to the server; the signal's reason when aborted
 */
export function putFile(
  url: string,
  file: File,
  onSent: (part: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? Math.min(loaded / total, 0.99) : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(errorOf(request)))
    request.onerror = () => reject(new ApiError(0, 'unreachable', 'The server cannot be reached'))
    request.onabort = () => reject(signal.reason)
    request.open('PUT', url)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.send(file)
  })
}

function errorOf(request: XMLHttpRequest): ApiError {
  const said = /"message":("(?:[^"\\]|\\.)*")/.exec(request.responseText)?.[1]
  const message = said === undefined ? `The server answered ${request.status}` : String(JSON.parse(said))
  return new ApiError(request.status, `http_${request.status}`, message)
}
