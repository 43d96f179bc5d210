/** Why a page cannot load a picture. */
export type PictureProblem =
  | { readonly what: 'refused here' | 'refused there' | 'unreachable' | 'insecure' | 'no picture' }
  | { readonly what: 'answered'; readonly status: number }

/** Whether a picture stays with its owner: pages load it from another site. */
export function isForeign(url: string): boolean {
  return new URL(url, location.href).origin !== location.origin
}

/**
 * Finds out why a picture could not be loaded. Browsers tell scripts nothing but that it failed, so it is asked for again,
 * also in the way in which any site may ask without reading the answer.
 */
export async function whyNotLoaded(url: string, signal?: AbortSignal): Promise<PictureProblem> {
  const { origin, protocol } = new URL(url, location.href)
  if (location.protocol === 'https:' && protocol === 'http:') return { what: 'insecure' }
  const options = signal ? { signal } : {}
  const watch = watchRefusals(origin)
  try {
    const reply = await fetch(url, options).catch(() => undefined)
    if (reply) return reply.ok ? { what: 'no picture' } : { what: 'answered', status: reply.status }
    const reached = await fetch(url, { ...options, mode: 'no-cors' }).catch(() => undefined)
    if (reached) return { what: 'refused there' }
    return { what: (await watch.refused()) ? 'refused here' : 'unreachable' }
  } finally {
    watch.stop()
  }
}

/** How long browsers may take to tell that the page's own policy refused a request, after the request has failed. */
const tellingMs = 1000

/** Looks whether the policy of this page refuses to ask an origin. */
function watchRefusals(origin: string): { refused(): Promise<boolean>; stop(): void } {
  let stop = () => {}
  const told = new Promise<boolean>(resolve => {
    const note = ({ blockedURI }: SecurityPolicyViolationEvent) => {
      if (URL.canParse(blockedURI) && new URL(blockedURI).origin === origin) resolve(true)
    }
    document.addEventListener('securitypolicyviolation', note)
    stop = () => document.removeEventListener('securitypolicyviolation', note)
  })
  const late = () => new Promise<boolean>(resolve => setTimeout(() => resolve(false), tellingMs))
  return { refused: () => Promise.race([told, late()]), stop }
}

/** What a picture's problem means, and who does what about it. */
export function pictureWords(url: string, problem: PictureProblem): string {
  const { origin } = new URL(url, location.href)
  switch (problem.what) {
    case 'refused here':
      return (
        `Gesso does not let its pages load anything from ${origin}. Whoever runs it adds that origin to ` +
        'GESSO_PICTURE_ORIGINS and starts it again.'
      )
    case 'refused there':
      return (
        `${origin} answers, but does not let other sites read its pictures. Its owner allows it with CORS: every answer ` +
        `needs Access-Control-Allow-Origin: ${location.origin}`
      )
    case 'unreachable':
      return `${origin} cannot be reached from this browser. It may need a VPN or another network.`
    case 'insecure':
      return `This page came by https, and browsers then load nothing by http. The owner of ${origin} serves it by https.`
    case 'answered':
      return (
        `${origin} answered ${problem.status}. The picture is gone, a signed link has expired, or this browser is not ` +
        'let in.'
      )
    case 'no picture':
      return `What ${origin} sends is no picture that this browser can show.`
  }
}
