/** The latest time in a video, in milliseconds: what the database's integers hold, 24 days. */
export const maxTimeMs = 2_147_483_647

/** How many activities a segment may have. */
export const maxActivities = 100
