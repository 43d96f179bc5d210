import { type Route, route } from '../../contract/operation.ts'
import { callbackContract } from './contract.ts'
import { listDeliveries, retryDelivery } from './deliveries.ts'
import { presentCallback, presentDelivery } from './present.ts'
import { deleteCallback, getCallback, setCallback } from './set-callback.ts'

/** Our own API over callbacks and what they told. */
export const callbackRoutes: readonly Route[] = [
  route(callbackContract.getCallback, async (context, { actor, params }) => {
    const callback = await getCallback(context, actor, params.projectId)
    return { callback: callback ? presentCallback(callback) : null }
  }),
  route(callbackContract.setCallback, async (context, { actor, params, body }) =>
    presentCallback(await setCallback(context, actor, params.projectId, body)),
  ),
  route(callbackContract.deleteCallback, (context, { actor, params }) =>
    deleteCallback(context, actor, params.projectId),
  ),
  route(callbackContract.listDeliveries, async (context, { actor, params, query }) => {
    const page = await listDeliveries(context, actor, params.projectId, query)
    return { ...page, items: page.items.map(presentDelivery) }
  }),
  route(callbackContract.retryDelivery, async (context, { actor, params }) =>
    presentDelivery(await retryDelivery(context, actor, params.deliveryId)),
  ),
]
