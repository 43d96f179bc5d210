-- Why a duty was not done when it was last tried: {"message", "attempts", "at"}. One that is given up is due never.
alter table job_duty add column problem json;

create or replace function job_ended() returns trigger language plpgsql as $$
begin
  insert into job_duty (job_id, duty) values (new.id, case new.state when 'done' then 'result' else 'failure' end)
  on conflict (job_id, duty) do update set attempts = 0, next_at = '-infinity', problem = null;
  return null;
end $$;
