/** Roles of a workspace, most powerful first. */
export const roles = ['Owner', 'Administrator', 'Supervisor', 'Labeller', 'View Only'] as const

export type Role = (typeof roles)[number]

const everyone = roles
const labelling = ['Owner', 'Administrator', 'Supervisor', 'Labeller'] as const
const leading = ['Owner', 'Administrator', 'Supervisor'] as const
const administering = ['Owner', 'Administrator'] as const
const owning = ['Owner'] as const

/** The one policy table: what may be done, and by whom. */
export const policy = {
  'read the workspace': everyone,
  'change the workspace': administering,
  'manage members': administering,
  'manage owners': owning,
  'manage API keys': administering,
  'create projects': leading,
  'change projects': leading,
  'delete projects': administering,
  'manage datasets': leading,
  'upload images': labelling,
  'manage images': leading,
  'set a status': labelling,
  'accept images': leading,
  'edit the taxonomy': leading,
  'edit labels': labelling,
  'edit locked labels': leading,
  'edit tags': labelling,
  comment: labelling,
  'delete comments of others': leading,
  export: leading,
  'manage buckets': administering,
  'import from buckets': leading,
  'cancel runs': leading,
  'use models': labelling,
  'label automatically': leading,
  'edit workflows': leading,
  'create jobs': leading,
  'do jobs': labelling,
  'lead the work': leading,
} as const satisfies Record<string, readonly Role[]>

export type Capability = keyof typeof policy

/** Whether `role` may do `capability`. */
export function may(role: Role, capability: Capability): boolean {
  const allowed: readonly Role[] = policy[capability]
  return allowed.includes(role)
}
