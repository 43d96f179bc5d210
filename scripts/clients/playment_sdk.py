"""
Runs the vendor's Python SDK for jobs, and the calls of the sample scripts of its pages, against a started server: from
the first batch to the result. Only host, ids and key are ours.

Settings come from the environment: GESSO_URL; GESSO_KEY, of an Owner; GESSO_PHOTO, a file of 451 x 300 pixels.
"""

import collections
import functools
import http.server
import os
import sys
import threading
import uuid

import playment
import playment.client_handler
import requests
from playment import Client, PlaymentException
from playment.base.images.image_data import ImageData
from playment.base.sensors.frame import Frame
from playment.base.sensors.sensor import Sensor
from playment.base.sensors.sensor_data import SensorData
from playment.base.sensors.sensor_fusion_data import SensorFusionData
from playment.base.sensors.sensorframeobject import SensorFrameObject

from calls import Calls, Failure, expect

url = os.environ["GESSO_URL"]
key = os.environ["GESSO_KEY"]
tag = "Sample-task"


def serve_photos():
    """Serves one photograph under every path. Returns where."""
    with open(os.environ["GESSO_PHOTO"], "rb") as file:
        photo = file.read()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("content-type", "image/png")
            self.send_header("content-length", str(len(photo)))
            self.end_headers()
            self.wfile.write(photo)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/pictures"


photos = serve_photos()

# The SDK's one way to another host: its table of addresses, kept in the order in which it stands there.
places = playment.client_handler.urls._asdict()
ours = {name: url + "/" + place.split("/", 3)[3] for name, place in places.items()}
playment.client_handler.urls = collections.namedtuple("urls", ours)(**ours)


def ask(method, path, body=None):
    """Asks our own API, as a person's work in the web does."""
    reply = requests.request(method, url + path, headers={"x-api-key": key}, json=body)
    if reply.status_code >= 300:
        raise Failure(f"{method} {path} answered {reply.status_code} {reply.text}")
    return reply.json() if reply.text else None


def make_project():
    """A project whose default workflow has the tag of the samples. Returns the ids of the project and the workflow."""
    me = ask("GET", "/api/me")
    workspace_id = me["memberships"][0]["workspace"]["id"]
    body = {"name": f"Jobs {uuid.uuid4()}"}
    project_id = ask("POST", f"/api/workspaces/{workspace_id}/projects", body)["id"]
    workflow = ask("GET", f"/api/projects/{project_id}/workflows")[0]
    # One person does all here, also the review.
    steps = [{**step, "ownWork": True} for step in workflow["steps"]]
    kept = {name: workflow[name] for name in ["name", "attachments", "routes"]}
    ask("PUT", f"/api/workflows/{workflow['id']}", {**kept, "steps": steps, "tag": tag})
    return project_id, workflow["id"]


def person_of(project_id):
    """The owner, who works in these tests."""
    workspace_id = ask("GET", f"/api/projects/{project_id}")["workspaceId"]
    return ask("GET", f"/api/workspaces/{workspace_id}/members")[0]["personId"]


def until(what, look):
    """Looks again and again, for a minute. Returns the first answer that is there."""
    pause = threading.Event()
    for _ in range(240):
        found = look()
        if found is not None:
            return found
        pause.wait(0.25)
    raise Failure(f"{what} did not come")


def work(project_id, person_id, times):
    """Takes jobs from the queue, hands them in and accepts them."""
    for _ in range(2 * times):
        path = f"/api/projects/{project_id}/jobs/next"
        job = until("a job", lambda: ask("POST", path, {"personId": person_id}).get("job"))
        step = "accept" if job["step"] == "review" else "submit"
        ask("POST", f"/api/jobs/{job['id']}/{step}", {"personId": person_id})


def result_of(result_url):
    """What a result holds, by the redirect that the pages tell of."""
    reply = requests.get(f"{url}/v1/attachments?url={result_url}", headers={"x-api-key": key})
    expect(reply.status_code, 200, "status of a result")
    return reply.json()


def image_jobs(calls, client, project_id, person_id):
    batch = client.create_batch("First", "First", "of the SDK", project_id)
    image = f"{photos}/001.png"
    job = client.create_job("sdk-1", tag, ImageData(image), project_id, batch_id=batch.id)

    def again():
        try:
            client.create_job("sdk-1", tag, ImageData(image), project_id)
        except PlaymentException as refused:
            expect([refused.code, refused.data["job_id"]], ["FS_0001", job.id], "the answer to a reference that is taken")
            raise

    calls.refused(PlaymentException, "Duplicate", again)
    work(project_id, person_id, 1)
    result = until("the result", lambda: completed(client, project_id, job.id))
    expect([result.reference_id, result.batch_id], ["sdk-1", batch.id], "a result")
    expect(result_of(result.result)["data"]["image_url"], image, "picture of a result")
    summary = client.get_batch_summary(batch.id, project_id)
    expect([each.status for each in summary.jobs], ["completed"], "jobs of a batch")
    return batch


def completed(client, project_id, job_id):
    result = client.get_job_result(project_id, job_id)
    return result if result.status == "completed" else None


def sensor_jobs(client, project_id):
    data = SensorFusionData()
    data.add_sensor(Sensor("front", "Front", True, modality="camera"))
    for place in range(2):
        frame = Frame(str(place))
        frame.add_sensor(SensorFrameObject(f"{photos}/{place}.png", "front"))
        data.add_frame(frame)
    job = client.create_job("sdk-frames", tag, SensorData(data), project_id, priority_weight=9)
    expect(client.get_job_result(project_id, job.id).priority_weight, 9, "priority of a job")


def summaries(client, project_id, batch):
    summary = client.get_project_summary(project_id)
    expect([summary.total_jobs, summary.completed_jobs], [2, 1], "jobs of a project")
    batches = client.get_project_batches_summary(project_id).batches
    expect(batch.id in [each.id for each in batches], True, "whether the batch is listed")


def post(path, body):
    """As the sample scripts post."""
    reply = requests.post(url + path, headers={"x-api-key": key}, json=body)
    expect(reply.status_code, 200, f"status of {path} ({reply.text})")
    return reply.json()["data"]


def sample_scripts(project_id, workflow_id, person_id):
    """The calls of the scripts on the pages about images and videos, of both versions."""
    body = {"project_id": project_id, "label": "Sample", "name": "Sample", "description": "a sample"}
    batch_id = post(f"/v1/project/{project_id}/batch", body)["batch_id"]
    later_id = post(f"/v1/projects/{project_id}/batch", {"name": "Later"})["batch_id"]
    frames = [{"src": f"{photos}/{name}", "frame_id": name} for name in ["image_1", "image_2"]]
    jobs = [
        (f"/v0/projects/{project_id}/jobs", {"tag": tag, "batch_id": batch_id, "data": {"image_url": [f"{photos}/1"]}}),
        (f"/v0/projects/{project_id}/jobs", {"tag": tag, "batch_id": batch_id, "data": {"video_data": {"frames": frames}}}),
        (
            f"/v1/projects/{project_id}/jobs",
            {"workflow_id": workflow_id, "batch_id": later_id, "data": {"video_data": {"frames": frames}, "reference_data": reference()}},
        ),
        (f"/v1/projects/{project_id}/jobs", {"work_flow_id": workflow_id, "data": {"image_url": f"{photos}/2"}}),
        (
            f"/v1/projects/{project_id}/jobs",
            {"work_flow_id": workflow_id, "batch_id": "", "data": {"video_data": {"frames": frames}, "maker_response": prelabels("image_2")}},
        ),
    ]
    made = [post(path, {"reference_id": f"sample-{place}", **job})["job_id"] for place, (path, job) in enumerate(jobs)]
    # The job of the SDK's frames still waits in the same queue.
    work(project_id, person_id, len(made) + 1)
    for job_id in made:
        done = until("the result of a sample", functools.partial(finished, project_id, job_id))
        result = result_of(done["result"])
    came_back = result["data"]["annotation_data"]["annotations"]
    expect(rounded(came_back), rounded(prelabels("image_2")["video2d"]["data"]["annotations"]), "labels that came along")
    return len(jobs) + 2


def prelabels(frame_id):
    """An object of each kind as the page about videos has them: an empty label, edges that do not close."""
    places = {"p1": (0.17, 0.58), "p2": (0.26, 0.58), "p3": (0.26, 0.49), "p4": (0.17, 0.49)}
    far = {"p5": (0.24, 0.51), "p6": (0.35, 0.52), "p7": (0.35, 0.36), "p8": (0.25, 0.37)}
    points = {name: {"x": x, "y": y} for name, (x, y) in places.items()}
    corners = {**points, **{name: {"x": x, "y": y} for name, (x, y) in far.items()}}
    edges = {"e1": ["p1", "p2"], "e2": ["p2", "p3"], "e3": ["p3", "p4"], "e4": ["p4", "p4"]}
    faces = {"front": ["p1", "p2", "p3", "p4"], "side": ["p2", "p3", "p5", "p6"], "back": ["p7", "p8", "p5", "p6"]}
    rectangle = [{"x": x, "y": y} for x, y in [(0.00398, 0.00558), (0.05404, 0.00558), (0.05404, 0.09096), (0.00398, 0.09096)]]
    numbered = {name: {**point, "label": place + 1} for place, (name, point) in enumerate(points.items())}
    objects = [
        ("rectangle", "Cat", {"label": "", "attributes": {"pose": {"value": "standing"}}, "coordinates": rectangle}),
        ("polygon", "face_mask", {"label": "face_mask", "attributes": {"covers_nose": {"value": "Yes"}}, "points": points, "edges": edges}),
        ("line", "lane_divider", {"label": "lane_divider", "attributes": {"raised": {"value": "Yes"}}, "points": points}),
        ("cuboid", "Car", {"label": "Car", "attributes": {"faces_visible": {"value": ["right", "back"]}}, "points": corners, **{name: {"coordinates": ids} for name, ids in faces.items()}}),
        ("landmark", "nose", {"label": "nose", "attributes": {"visible": {"value": "Partially"}}, "points": numbered}),
    ]
    trackers = [{"_id": kind, "type": kind, "label": label, "frames": {frame_id: {"_id": f"{kind} there", **seen}}} for kind, label, seen in objects]
    return {"video2d": {"data": {"annotations": trackers}}}


def rounded(value):
    """Numbers to nine places, and nothing in the order of its keys."""
    if isinstance(value, dict):
        return {name: rounded(inner) for name, inner in sorted(value.items())}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 9) if isinstance(value, float) else value


def reference():
    images = [{"frame_id": name, "data": [{"label": "camera 1", "image_url": f"{photos}/r"}]} for name in ["image_1", "image_2"]]
    return {"vector": {"images": images}}


def finished(project_id, job_id):
    reply = requests.get(f"{url}/v1/projects/{project_id}/jobs/{job_id}", headers={"x-api-key": key})
    data = reply.json()["data"]
    return data if data["status"] == "completed" else None


def main():
    calls = Calls([Client])
    project_id, workflow_id = make_project()
    person_id = person_of(project_id)
    client = Client(key)
    batch = calls.part("jobs on images", image_jobs, calls, client, project_id, person_id)
    calls.part("jobs on frames", sensor_jobs, client, project_id)
    calls.part("summaries", summaries, client, project_id, batch)
    made = calls.part("sample scripts", sample_scripts, project_id, workflow_id, person_id)
    print(f"sample scripts: {made or 0} of 7 requests were taken, each job came to its result")
    return 0 if calls.report() else 1


sys.exit(main())
