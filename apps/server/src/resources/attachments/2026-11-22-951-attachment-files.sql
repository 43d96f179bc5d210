-- picture: what the job is done on; mask: labels that came with it as a painted picture.
alter table attachment
  add column role text not null default 'picture'
    constraint attachment_role_known check (role in ('picture', 'mask')),
  add column exif jsonb not null default '{}';

-- Attachments go with their jobs, whatever these go with; the files that they still have are then nobody's.
create function attachment_gone() returns trigger language plpgsql as $$
begin
  insert into unowned_file (file_key, since)
  select key, now() from gone, unnest(array[file_key, display_key, thumbnail_key]) key where key is not null
  on conflict (file_key) do nothing;
  return null;
end $$;
create trigger attachment_gone after delete on attachment
  referencing old table as gone for each statement execute function attachment_gone();
