import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Dataset, Image, LabelClass, Project } from '@gesso/client'
import { openBrowser, type Program, startProgram, type TestBrowser } from '@gesso/testing'
import type { BrowserContextOptions, Page } from 'playwright-core'

/** Gesso on a data folder of its own, and a browser. */
export interface Journey {
  readonly program: Program
  readonly browser: TestBrowser
  /** A page with a profile of its own, patient with a busy machine. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** Such a page on which the owner is signed in. */
  ownerPage(): Promise<Page>
  end(): Promise<void>
}

const patienceMs = 60_000

/** Starts Gesso and a browser. @param env settings over those of `startProgram` */
export async function startJourney(env: Record<string, string> = {}): Promise<Journey> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gesso-journey-'))
  const program = await startProgram(folder, env)
  const browser = await openBrowser()
  let signedIn: BrowserContextOptions['storageState']
  const page = async (options?: BrowserContextOptions) => {
    const opened = await browser.page(options)
    opened.setDefaultTimeout(patienceMs)
    return opened
  }
  return {
    program,
    browser,
    page,
    async ownerPage() {
      if (signedIn) return page({ storageState: signedIn })
      const opened = await page()
      await opened.goto(await program.signInLink())
      await opened.getByRole('button', { name: /^Your menu/ }).waitFor()
      signedIn = await opened.context().storageState()
      return opened
    },
    async end() {
      await browser.close()
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The photograph of that name among the examples. */
export function photo(name: string): string {
  return fileURLToPath(new URL(`../../../examples/photos/${name}`, import.meta.url))
}

/** A project that is ready to be labelled. */
export interface ReadyProject {
  readonly project: Project
  readonly dataset: Dataset
  readonly labelClass: LabelClass
  readonly images: readonly Image[]
}

/** Makes a project with one class `thing` and photographs, through the API. @param names the images are called so */
export async function readyProject(
  program: Program,
  names: readonly string[],
  contentType: Project['contentType'] = 'IMAGES',
): Promise<ReadyProject> {
  await program.ready()
  const { api } = program
  const [membership] = (await api.getMe()).memberships
  if (!membership) throw new Error('the key is in no workspace')
  const project = await api.createProject({
    params: { workspaceId: membership.workspace.id },
    body: { name: 'Breakfast', contentType },
  })
  const params = { projectId: project.id }
  const dataset = await api.createDataset({ params, body: { name: 'train' } })
  const labelClass = await api.createLabelClass({ params, body: { name: 'thing' } })
  const bytes = await readFile(photo('coffee.png'))
  const images: Image[] = []
  for (const name of names) images.push(await addImage(program, dataset, name, bytes))
  return { project, dataset, labelClass, images }
}

async function addImage({ api }: Program, dataset: Dataset, name: string, bytes: Buffer): Promise<Image> {
  const params = { projectId: dataset.projectId }
  const [place] = await api.createUploads({ params, body: { count: 1 } })
  if (!place) throw new Error('no place to upload to')
  const put = await fetch(place.url, { method: 'PUT', body: new Uint8Array(bytes) })
  if (!put.ok) throw new Error(await put.text())
  return api.createImage({ params, body: { datasetId: dataset.id, uploadId: place.id, name } })
}
