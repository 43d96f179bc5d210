-- What a job came to lies with what is known of it, unless it is large: hundreds of small files, each put onto the disk by
-- itself, kept everybody else's changes waiting for it.
alter table job_result alter column file_key drop not null, add column content text,
  add constraint job_result_somewhere check ((file_key is null) <> (content is null));

create or replace function job_result_gone() returns trigger language plpgsql as $$
begin
  insert into unowned_file (file_key, since)
  select file_key, now() from gone where file_key is not null
  union select part.value, now() from gone, json_each_text(gone.parts) part
  on conflict (file_key) do nothing;
  return null;
end $$;
