import { cornersOf, type Tracker, type WireObject } from './wire-jobs.ts'

/** In their order. */
export const frameIds = ['front_0001', 'front_0002', 'front_0003', 'front_0004', 'front_0005']

// Tracks that come with a job. Their numbers are none that a pixel has.

/** A box that moves from frame to frame, with an attribute. */
export const car: Tracker = {
  _id: 'car-1',
  type: 'rectangle',
  label: 'Car',
  frames: onFrames(frameIds, place => ({
    label: 'Car',
    attributes: { colour: { value: 'red' } },
    coordinates: cornersOf(0.2001 + place * 0.0107, 0.3003, 0.3307 + place * 0.0107, 0.4513),
  })),
}

/** A polygon that moves. */
export const sign: Tracker = {
  _id: 'sign-1',
  type: 'polygon',
  label: 'Sign',
  frames: onFrames(frameIds, place => ({
    label: 'Sign',
    points: {
      p1: { x: 0.7003, y: 0.2001 + place * 0.0013 },
      p2: { x: 0.8011, y: 0.2101 + place * 0.0013 },
      p3: { x: 0.7907, y: 0.3709 + place * 0.0013 },
      p4: { x: 0.7103, y: 0.3611 + place * 0.0013 },
    },
    edges: { e1: ['p1', 'p2'], e2: ['p2', 'p3'], e3: ['p3', 'p4'], e4: ['p4', 'p1'] },
  })),
}

/** A box in the middle of the frames, that is no object at all. */
export const shadow: Tracker = {
  _id: 'shadow-1',
  type: 'rectangle',
  label: 'Car',
  frames: onFrames(frameIds.slice(1, 4), () => ({
    label: 'Car',
    coordinates: cornersOf(0.4003, 0.6007, 0.5009, 0.7101),
  })),
}

/** A box that is locked. */
export const plate: Tracker = {
  _id: 'plate-1',
  type: 'rectangle',
  label: 'Plate',
  state: 'non_editable',
  frames: onFrames(frameIds, () => ({
    label: 'Plate',
    coordinates: cornersOf(0.6013, 0.7001, 0.7207, 0.7803),
  })),
}

function onFrames(ids: readonly string[], object: (place: number) => WireObject) {
  return Object.fromEntries(ids.map((id, place) => [id, object(place)]))
}
