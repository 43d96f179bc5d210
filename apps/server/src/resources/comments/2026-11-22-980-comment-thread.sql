create index comment_thread_id on comment (thread_id) where thread_id is not null;
