-- Kind of the step, so that the queue need not read plans.
alter table job add column step_kind text not null default 'start';
-- Who is not offered it at this step: they made what is to be reviewed, or skipped it.
alter table job add column closed_to uuid[] not null default '{}';
-- Who took it from the queue and holds it: one person has one of a project, however fast they ask.
alter table job add column pulled_by uuid;
create unique index job_pulled on job (project_id, pulled_by) where pulled_by is not null;
-- Manual steps wait for whom a lead names.
drop index job_waiting;
create index job_waiting on job (project_id, priority desc, batch_id, step_place desc, id)
  where state = 'waiting' and assignee_id is null and step_kind <> 'manual';
create index job_project_id on job (project_id, id);
