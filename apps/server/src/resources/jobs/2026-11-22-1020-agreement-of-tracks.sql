-- What was found for videos compared first keyframes alone; it is found anew, frame by frame.
update job_visit set agreement = null, iou = null
from job join media on media.id = job.media_id
where job.id = job_visit.job_id and media.kind = 'video' and agreement is not null;
