import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isSignedOut } from '../data/client.ts'
import { filterFrom } from '../data/image-filter.ts'
import { jobFilterFrom, jobOfPageFrom } from '../data/job-filter.ts'
import { labelFilterFrom, labelOfPageFrom } from '../data/label-filter.ts'
import { meQuery } from '../data/me.ts'
import { projectQuery } from '../data/projects.ts'
import { queryClient } from '../data/query-client.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { RootLayout } from './root-layout.tsx'
import { parseSearch, stringifySearch } from './search.ts'
import { ShellLayout } from './shell-layout.tsx'

interface RouterContext {
  readonly queryClient: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootLayout })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => {
    const next = search.next
    // Only paths of this app: a link must not lead a person who signs in to another site.
    return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}
  },
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../pages/invitation/invitation-page.tsx'), 'InvitationPage'),
})

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    })
  },
})

const shellRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'shell',
  component: ShellLayout,
})

const projectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search): { workspace?: string } =>
    typeof search.workspace === 'string' ? { workspace: search.workspace } : {},
  component: lazyRouteComponent(() => import('../pages/projects/projects-page.tsx'), 'ProjectsPage'),
})

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workspaces/$workspaceId/people',
  component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
})

const bucketsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workspaces/$workspaceId/buckets',
  component: lazyRouteComponent(() => import('../pages/buckets/buckets-page.tsx'), 'BucketsPage'),
})

const projectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/projects/$projectId',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(projectQuery(params.projectId)),
})

const imagesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/',
  validateSearch: filterFrom,
  component: lazyRouteComponent(() => import('../pages/project/media-page.tsx'), 'MediaPage'),
})

const labelsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/labels',
  validateSearch: labelFilterFrom,
  component: lazyRouteComponent(() => import('../pages/labels/labels-page.tsx'), 'LabelsPage'),
})

const classesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/classes',
  component: lazyRouteComponent(() => import('../pages/classes/classes-page.tsx'), 'ClassesPage'),
})

const exportsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/exports',
  component: lazyRouteComponent(() => import('../pages/exports/exports-page.tsx'), 'ExportsPage'),
})

const workRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/work',
  component: lazyRouteComponent(() => import('../pages/work/work-layout.tsx'), 'WorkLayout'),
})

const workOverviewRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/work/overview/overview-page.tsx'), 'OverviewPage'),
})

const nextJobRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/next',
  validateSearch: (search): { at?: string } =>
    typeof search.at === 'string' && search.at !== '' ? { at: search.at } : {},
  component: lazyRouteComponent(() => import('../pages/work/next/next-page.tsx'), 'NextPage'),
})

const arriveRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/arrive',
  validateSearch: jobOfPageFrom,
  component: lazyRouteComponent(() => import('../pages/work/arrive/arrive-page.tsx'), 'ArrivePage'),
})

const jobsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/jobs',
  validateSearch: jobFilterFrom,
  component: lazyRouteComponent(() => import('../pages/work/jobs/jobs-page.tsx'), 'JobsPage'),
})

const workPeopleRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('../pages/work/people/people-page.tsx'), 'WorkPeoplePage'),
})

const callbackRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/callback',
  component: lazyRouteComponent(() => import('../pages/work/callback/callback-page.tsx'), 'CallbackPage'),
})

const workflowsRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/workflows',
  component: lazyRouteComponent(() => import('../pages/workflows/workflows-page.tsx'), 'WorkflowsPage'),
})

const newWorkflowRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/workflows/new',
  component: lazyRouteComponent(() => import('../pages/workflows/workflow-page.tsx'), 'NewWorkflowPage'),
})

const workflowRoute = createRoute({
  getParentRoute: () => workRoute,
  path: '/workflows/$workflowId',
  validateSearch: (search): { step?: string } =>
    typeof search.step === 'string' && search.step !== '' ? { step: search.step } : {},
  component: lazyRouteComponent(() => import('../pages/workflows/workflow-page.tsx'), 'WorkflowPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
})

const annotatorRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects/$projectId/images/$imageId',
  validateSearch: search => ({
    ...filterFrom(search),
    ...jobOfPageFrom(search),
    ...labelOfPageFrom(search),
  }),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(projectQuery(params.projectId)),
  component: lazyRouteComponent(() => import('../pages/annotator/annotator-page.tsx'), 'AnnotatorPage'),
})

const videoRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects/$projectId/videos/$videoId',
  validateSearch: search => ({ ...filterFrom(search), ...jobOfPageFrom(search) }),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(projectQuery(params.projectId)),
  component: lazyRouteComponent(() => import('../pages/video/video-page.tsx'), 'VideoPage'),
})

/** Every page and its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    invitationRoute,
    signedInRoute.addChildren([
      shellRoute.addChildren([
        projectsRoute,
        peopleRoute,
        bucketsRoute,
        projectRoute.addChildren([
          imagesRoute,
          labelsRoute,
          classesRoute,
          workRoute.addChildren([
            workOverviewRoute,
            nextJobRoute,
            arriveRoute,
            jobsRoute,
            workflowsRoute,
            newWorkflowRoute,
            workflowRoute,
            workPeopleRoute,
            callbackRoute,
          ]),
          exportsRoute,
          settingsRoute,
        ]),
      ]),
      annotatorRoute,
      videoRoute,
    ]),
  ]),
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
