-- What a finished job came to, as a file that never changes; a job that was opened again has one more.
create table job_result (
  job_id uuid not null constraint job_result_job_fk references job on delete cascade,
  version integer not null,
  -- the media's revision that it tells
  revision integer not null,
  file_key text not null,
  -- further files that it names, by their names: {"mask.png": key}
  parts json not null default '{}',
  created_at timestamptz not null,
  constraint job_result_pk primary key (job_id, version)
);
