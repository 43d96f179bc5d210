-- When a lead had a job offered again to whoever skipped it: the skip stays in the history, and closes the job to nobody.
alter table job_visit add column offered_again_at timestamptz;
create index job_visit_skipped on job_visit (job_id, step) where outcome = 'skipped' and offered_again_at is null;
