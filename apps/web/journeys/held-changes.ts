import type { Page, Route } from 'playwright-core'

/** Stands between a page and the server. */
export interface HeldChanges {
  /** ids of the changes that the page has sent, in order, with repetitions */
  readonly sent: readonly string[]
  /** Changes what is held from now on: a request before it reaches the server, or its answer. */
  hold(what: 'nothing' | 'requests' | 'answers'): void
  /** Waits until so many are held. @returns their ids */
  held(count: number): Promise<readonly string[]>
  /** Lets all requests and answers go that are held; those of a page that is gone are forgotten. */
  letGo(): void
}

/** Takes hold of the changes that a page sends from now on. */
export async function holdChanges(page: Page): Promise<HeldChanges> {
  const sent: string[] = []
  let what: 'nothing' | 'requests' | 'answers' = 'nothing'
  let held: { readonly id: string; readonly release: () => Promise<void> }[] = []
  let onHeld = () => {}
  await page.route('**/changes', async (route: Route) => {
    const { id } = route.request().postDataJSON()
    sent.push(id)
    if (what === 'nothing') return route.continue()
    const response = what === 'answers' ? await route.fetch() : undefined
    held.push({ id, release: () => (response ? route.fulfill({ response }) : route.continue()) })
    onHeld()
  })
  return {
    sent,
    hold: next => {
      what = next
    },
    async held(count) {
      while (held.length < count) await new Promise<void>(resolve => (onHeld = resolve))
      return held.map(({ id }) => id)
    },
    letGo() {
      for (const { release } of held) release().catch(() => undefined)
      held = []
    },
  }
}
