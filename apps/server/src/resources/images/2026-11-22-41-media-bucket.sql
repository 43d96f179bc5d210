-- Where a file stays that was not copied: in somebody's bucket, which cannot be forgotten for as long as it is needed.
alter table media
  add column bucket_id uuid constraint media_bucket_fk references bucket,
  add column bucket_key text,
  add constraint media_bucket_whole check ((bucket_id is null) = (bucket_key is null));
create index media_bucket_id on media (bucket_id) where bucket_id is not null;
