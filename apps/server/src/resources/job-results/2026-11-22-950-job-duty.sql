-- What the clock is to do for jobs. media: all their pictures have come, or cannot be had; result: they are done; failure:
-- they have failed, which is to be told.
create table job_duty (
  job_id uuid not null constraint job_duty_job_fk references job on delete cascade,
  duty text not null constraint job_duty_known check (duty in ('media', 'result', 'failure')),
  attempts smallint not null default 0,
  -- while somebody is at it: when it is taken for left
  next_at timestamptz not null default '-infinity',
  constraint job_duty_pk primary key (job_id, duty)
);
create index job_duty_due on job_duty (duty, next_at);

-- However a job ends, its duty is noted in the same transaction.
create function job_ended() returns trigger language plpgsql as $$
begin
  insert into job_duty (job_id, duty) values (new.id, case new.state when 'done' then 'result' else 'failure' end)
  on conflict (job_id, duty) do update set attempts = 0, next_at = '-infinity';
  return null;
end $$;
create trigger job_ended after update of state on job
  for each row when (new.state in ('done', 'failed') and old.state <> new.state) execute function job_ended();

-- Results go with their jobs, whatever these go with; their files are then nobody's.
create function job_result_gone() returns trigger language plpgsql as $$
begin
  insert into unowned_file (file_key, since)
  select file_key, now() from gone union select part.value, now() from gone, json_each_text(gone.parts) part
  on conflict (file_key) do nothing;
  return null;
end $$;
create trigger job_result_gone after delete on job_result
  referencing old table as gone for each statement execute function job_result_gone();
