-- One unit of human work on one media.
create table job (
  id uuid constraint job_pk primary key,
  project_id uuid not null constraint job_project_fk references project on delete cascade,
  batch_id uuid not null constraint job_batch_fk references batch on delete cascade,
  workflow_id uuid not null,
  workflow_version integer not null,
  -- null until what it is done on has been fetched
  media_id uuid constraint job_media_fk references media on delete cascade,
  -- of whoever asked for the job; one is made once
  reference_id text not null,
  -- preparing: its pictures are on their way; waiting: for a person; held: by one; working: a model is at it
  state text not null constraint job_state_known
    check (state in ('preparing', 'waiting', 'held', 'working', 'done', 'failed')),
  -- id of a step of its workflow's version
  step text not null,
  -- how far along its way the step is: what is nearly done goes first
  step_place smallint not null,
  -- 1 to 10; higher goes first
  priority smallint not null constraint job_priority_in_range check (priority between 1 and 10),
  frames integer not null,
  -- who holds it, or for whom alone it waits
  assignee_id uuid constraint job_assignee_fk references person on delete set null,
  -- the group whose members may take it; null: everybody
  group_id uuid constraint job_group_fk references person_group on delete set null,
  -- held until then, unless its holder is heard of again
  leased_until timestamptz,
  -- the stay that is under way
  visit_id uuid,
  -- what routes ask for, e.g. {"editor_approval_status": true}
  facts jsonb not null default '{}',
  -- why it failed: {"code", "message", "frames"}
  problem json,
  -- what was asked for, as the edge that took it keeps it: kind of task, addresses, reference pictures, metadata
  given json not null,
  -- labels that came with it, until they stand on its media: {"labels"}
  prelabels json,
  -- of its newest result; 0: none yet
  result_version integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  done_at timestamptz,
  constraint job_workflow_version_fk foreign key (workflow_id, workflow_version) references workflow_version,
  constraint job_reference_unique unique (project_id, reference_id)
);
-- The queue, best first.
create index job_waiting on job (project_id, priority desc, batch_id, step_place desc, id)
  where state = 'waiting' and assignee_id is null;
create index job_assignee_id on job (assignee_id, project_id) where assignee_id is not null;
create index job_leased_until on job (leased_until) where state = 'held';
create index job_batch_id on job (batch_id, state, id);
create index job_step on job (workflow_id, workflow_version, step, state);
create index job_media_id on job (media_id);

-- A stay of a job with one person or model at one step.
create table job_visit (
  id uuid constraint job_visit_pk primary key,
  job_id uuid not null constraint job_visit_job_fk references job on delete cascade,
  step text not null,
  step_kind text not null,
  person_id uuid constraint job_visit_person_fk references person on delete set null,
  -- how it came to them: from the queue, or assigned
  taken_by text not null constraint job_visit_taken_by_known check (taken_by in ('queue', 'assignment', 'model')),
  began_at timestamptz not null,
  ended_at timestamptz,
  -- with the work before their eyes
  seconds_active integer not null default 0,
  -- null while it is under way
  outcome text constraint job_visit_outcome_known check (outcome in
    ('submitted', 'accepted', 'rejected', 'skipped', 'returned', 'expired', 'moved')),
  -- the media's revision when it began and when it ended
  revision_from integer not null,
  revision_to integer,
  -- the kinds of error that were ticked, or why it was skipped
  reasons json not null default '[]',
  comment text
);
create index job_visit_job_id on job_visit (job_id, id);
create index job_visit_person_id on job_visit (person_id, began_at);
