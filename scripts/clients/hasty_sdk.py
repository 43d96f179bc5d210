"""
Runs the whole surface of the vendor's Python SDK against a started server.

Settings come from the environment: GESSO_URL; GESSO_KEY, of an Owner, and GESSO_VIEWER_KEY, of one who may only look;
GESSO_PHOTO, a file of 451 x 300 pixels; GESSO_VIDEO, a file, empty where none could be made.
"""

import base64
import filecmp
import functools
import http.server
import json
import os
import sys
import tempfile
import threading
import time
import uuid
import zipfile

import hasty
import numpy
from hasty.automated_labeling import AutomatedLabelingJob
from hasty.bucket import AZCreds, Bucket, DummyCreds, GCSCreds, S3Creds
from hasty.constants import ImageStatus, ProjectType, VideoStatus
from hasty.exception import (
    AuthenticationException,
    AuthorisationException,
    LimitExceededException,
    NotFound,
    ValidationException,
)
from hasty.label_attribute import LabelAttribute
from hasty.project import VideoProject
from hasty.workspace import Workspace

from calls import Calls, Failure, expect

url = os.environ["GESSO_URL"]
photo = os.environ["GESSO_PHOTO"]
video = os.environ.get("GESSO_VIDEO", "")
client = hasty.Client(os.environ["GESSO_KEY"], url)
viewer = hasty.Client(os.environ["GESSO_VIEWER_KEY"], url)
no_model = "this server runs no models yet"
patience_seconds = 120

calls = Calls(
    [
        hasty.Client, Workspace, hasty.Project, VideoProject, hasty.Dataset, hasty.Image, hasty.Label, hasty.LabelClass,
        hasty.TagClass, hasty.Tag, hasty.Attribute, LabelAttribute, hasty.ExportJob, AutomatedLabelingJob, hasty.Video,
        hasty.Activity, hasty.ActivityType, Bucket, hasty.Attributer, hasty.Detector, hasty.InstanceSegmentor,
        hasty.SemanticSegmentor,
    ]
)  # fmt: skip


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve(folder):
    """Serves a folder on this machine. Returns where it is."""
    handler = functools.partial(Silent, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def settled(ask, wanted):
    """Asks until the answer is a final one."""
    deadline = time.monotonic() + patience_seconds
    while time.monotonic() < deadline:
        answer = ask()
        if answer in wanted:
            return answer
        threading.Event().wait(0.1)
    raise Failure(f"it stays {answer}")


def workspaces():
    found = client.get_workspaces()
    expect(len(found), 1, "the number of workspaces that the key can see")
    expect(len(found[0].id), 36, "the length of an id")
    return found[0]


def projects(workspace):
    made = client.create_project(workspace, "Cars", "from the SDK")
    expect((made.name, made.description, made.workspace_id), ("Cars", "from the SDK", workspace.id), "the project")
    expect(client.get_project(made.id).name, "Cars", "its name")
    expect([len(made.get_datasets()), len(made.get_images())], [0, 0], "new lists")
    made.edit("Fleet", "renamed")
    expect([p.name for p in client.get_projects() if p.id == made.id], ["Fleet"], "the new name")
    return made


def refusals(project):
    stranger = hasty.Client("gesso_nobody", url)
    calls.refused(AuthenticationException, "check your API key", stranger.get_projects)
    calls.refused(AuthorisationException, "permission", lambda: viewer.get_project(project.id).create_dataset("no"))
    calls.refused(NotFound, "not found", lambda: client.get_project(str(uuid.uuid4())))
    calls.refused(ValidationException, "project_id", lambda: client.get_project("x"))
    calls.refused(NotFound, "not found", lambda: project.get_image(str(uuid.uuid4())))


def datasets(project):
    train = project.create_dataset("train", 1)
    expect((train.name, train.norder, train.project_id), ("train", 1, project.id), "the dataset")
    expect(project.get_dataset(train.id).name, "train", "its name")
    calls.refused(ValidationException, 'name "train" exists already', lambda: project.create_dataset("train"))
    train.edit("training", 2)
    expect((train.name, train.norder), ("training", 2), "the changed dataset")
    spare = project.create_dataset("spare")
    spare.delete()
    expect([d.name for d in project.get_datasets()], ["training"], "the datasets")
    return train


def images(project, dataset, place):
    image = project.upload_from_file(dataset, photo, external_id="one")
    name = os.path.basename(photo)
    expect((image.name, image.width, image.height, image.status), (name, 451, 300, "NEW"), "the image")
    expect((image.dataset_name, image.external_id), ("training", "one"), "its dataset and its external id")
    calls.refused(ValidationException, "exists already", lambda: project.upload_from_file(dataset.id, photo))
    fetched = project.upload_from_url(dataset, "fetched.png", f"{place}/{name}")
    linked = project.upload_from_url(dataset, "linked.png", f"{place}/{name}", copy_original=False)
    expect((fetched.width, linked.width), (451, 451), "the widths of those by URL")
    calls.refused(
        ValidationException, "url", lambda: project.upload_from_url(dataset, "gone.png", f"{place}/gone.png")
    )
    for each in (image, fetched, linked):
        with tempfile.NamedTemporaryFile() as file:
            project.get_image(each.id).download(file.name)
            expect(filecmp.cmp(file.name, photo, False), True, f"that {each.name} comes back as it was")
    other = project.create_dataset("other")
    fetched.rename("renamed.png")
    fetched.move(other)
    expect((fetched.name, fetched.dataset_name, fetched.dataset_id), ("renamed.png", "other", other.id), "the moved")
    for status in (ImageStatus.InProgress, ImageStatus.ToReview, ImageStatus.Skipped, ImageStatus.Completed,
                   ImageStatus.New, ImageStatus.Done):  # fmt: skip
        image.set_status(status)
        expect(project.get_image(image.id).status, status, "the status")
    calls.refused(ValidationException, "status", lambda: image.set_status(ImageStatus.AutoLabelled))
    expect([i.id for i in project.get_images(image_status=["DONE", "TO REVIEW"])], [image.id], "those that are done")
    expect([i.id for i in project.get_images(dataset=other)], [fetched.id], "those of a dataset")
    expect(len(project.get_images(dataset=[dataset, other.id], image_status="NEW")), 2, "those of two datasets")
    linked.delete()
    expect(len(project.get_images()), 2, "the images that are left")
    return image


def label_classes(project):
    car = project.create_label_class("car", "#ff0000aa", "object", 11, "ext")
    expect((car.name, car.color, car.class_type, car.norder), ("car", "#ff0000aa", "object", 11), "the label class")
    expect(project.get_label_class(car.id).external_id, "ext", "its external id")
    sky = project.create_label_class("sky", class_type="background")
    sky.edit("clouds", "#00ff00", "background", 12, None)
    expect([c.name for c in project.get_label_classes()], ["car", "clouds"], "the label classes")
    project.create_label_class("gone").delete()
    calls.refused(ValidationException, "exists already", lambda: project.create_label_class("car"))
    expect(len(project.get_label_classes()), 2, "the number of label classes")
    return car


def labels(image, car):
    ring = [[10, 20], [20, 44], [10, 15]]
    polygon = image.create_label(car, [10, 15, 20, 44], polygon=ring, z_index=3, external_id="p")
    expect((polygon.polygon, polygon.z_index, polygon.external_id), (ring, 3, "p"), "the polygon")
    odd = image.create_label(car.id, [1, 2, 30, 40], polygon=ring)
    expect(odd.bbox, [1, 2, 30, 40], "a bbox that does not fit")
    # The run 10,10 goes on over the end of a row of ten pixels.
    array = numpy.zeros((10, 10), dtype=numpy.uint8)
    array[1, 4:] = 1
    array[2, :4] = 1
    runs = [int(number) for number in hasty.label_utils.rle_encoding(array)]
    mask = image.create_label(car, [30, 40, 40, 50], mask=runs)
    expect(mask.mask, runs, "the mask")
    decoded = hasty.label_utils.rle_decode(mask.mask, (10, 10))
    expect(bool((decoded == array).all()), True, "that the mask decodes to what it was")
    many = image.create_labels([{"class_id": car.id, "bbox": [n, 0, n + 5, 5]} for n in range(100)])
    expect([label.bbox[0] for label in many], list(range(100)), "the order of a batch")
    expect(len([label.id for label in image.get_labels()]), 103, "the number of labels, over two pages")
    calls.refused(
        LimitExceededException, "100", lambda: image.create_labels([{"class_id": car.id, "bbox": [0, 0, 1, 1]}] * 101)
    )
    stranger = {"class_id": str(uuid.uuid4()), "bbox": [0, 0, 5, 5]}
    calls.refused((ValidationException, NotFound), "", lambda: image.create_labels([stranger]))
    polygon.edit(car, [10, 15, 20, 44], mask=[1, 10, 20, 3])
    expect((polygon.polygon, polygon.mask), (None, [1, 10, 20, 3]), "the label that became a mask")
    edited = image.edit_labels([{"label_id": many[0].id, "class_id": car.id, "bbox": [5, 5, 9, 9], "z_index": 7}])
    expect((edited[0].bbox, edited[0].z_index), ([5, 5, 9, 9], 7), "the edited label")
    many[0].delete()
    image.delete_labels([label.id for label in many[1:]])
    expect(len(image.get_labels()), 3, "the labels that are left")
    return odd


def attributes(project, car, label):
    made = {}
    expect(len(project.get_attributes()), 0, "the number of attributes at first")
    for kind, values in (("SELECTION", ["red", "blue"]), ("MULTIPLE-SELECTION", ["wet", "dirty", "new"]), ("TEXT", []),
                         ("INT", []), ("FLOAT", []), ("BOOL", [])):  # fmt: skip
        made[kind] = project.create_attribute(kind.lower(), kind, "LABEL", f"a {kind}", 1, values)
        expect((made[kind].attribute_type, made[kind].subject_type), (kind, "LABEL"), "the attribute")
        expect([v["value"] for v in made[kind].values or []], values, "its values")
    calls.refused(
        ValidationException, "exists already", lambda: project.create_attribute("text", "TEXT", "LABEL", values=[])
    )
    for subject in ("IMAGE", "VIDEO", "SEGMENT"):
        project.create_attribute(f"of {subject}", "TEXT", subject, values=[]).delete()
    expect(sorted(a.name for a in project.get_attributes()), sorted(k.lower() for k in made), "the attributes")
    ids = {v["value"]: v["id"] for v in made["MULTIPLE-SELECTION"].values}
    made["MULTIPLE-SELECTION"].edit("state", "MULTIPLE-SELECTION", "LABEL", "changed", 2, ["dirty", "wet"])
    expect(
        {v["value"]: v["id"] for v in made["MULTIPLE-SELECTION"].values},
        {"dirty": ids["dirty"], "wet": ids["wet"]},
        "the ids of the values that stayed",
    )
    links = [{"attribute_id": a.id, "class_id": car.id} for a in made.values()]
    project.set_attribute_classes(links[:2])
    expect(len(project.set_attribute_classes([{**link, "attribute_order": 3} for link in links[2:]])) >= 4, True, "add")
    expect(len(project.get_attribute_classes()), 6, "the links")
    values = {
        "SELECTION": made["SELECTION"].values[1]["id"],
        "MULTIPLE-SELECTION": [ids["wet"], ids["dirty"]],
        "TEXT": "hello",
        "INT": 3,
        "FLOAT": 0.5,
        "BOOL": True,
    }
    for kind, value in values.items():
        label.set_attribute(made[kind] if kind == "TEXT" else made[kind].id, value)
    kept = {value.id: value.value for value in label.get_attributes()}
    for kind, value in values.items():
        expect(kept.get(made[kind].id), value, f"the value of the {kind}")
    calls.refused(ValidationException, "", lambda: label.set_attribute(made["INT"], "three"))
    project.delete_attribute_classes([{"attribute_id": link["attribute_id"], "class_id": car.id} for link in links[4:]])
    expect(len(project.get_attribute_classes()), 4, "the links that are left")
    made["BOOL"].delete()
    expect(len(project.get_attributes()), 5, "the attributes that are left")
    # What stands behind the calls above is public as well.
    hasty.Attribute.validate_types("TEXT", "LABEL")


def tags(project, image):
    night = project.create_tag_class("night", 1)
    rain = project.create_tag_class("rain")
    expect(project.get_tag_class(night.id).name, "night", "the tag class")
    rain.edit("heavy rain", 3)
    expect([t.name for t in project.get_tag_classes()], ["night", "heavy rain"], "the tag classes")
    added = image.add_tags([night, {"tag_class_id": rain.id}])
    expect(sorted(t.tag_class_name for t in added), ["heavy rain", "night"], "the tags")
    image.add_tags([night])
    expect(len(image.get_tags()), 2, "the number of tags after one was set twice")
    image.delete_tags([night, {"tag_class_id": str(uuid.uuid4())}])
    image.delete_tags([tag for tag in image.get_tags()])
    expect(len(image.get_tags()), 0, "the tags that are left")
    rain.delete()
    expect(len(project.get_tag_classes()), 1, "the tag classes that are left")


def exports(project, dataset, folder):
    for name in ("json_v1.1", "json_coco", "images", "semantic_png"):
        job = project.export(f"out {name}", name, dataset, sign_urls=name == "json_v1.1")
        expect(settled(job.check_status, ("DONE", "FAILED", "CANCELED")), "DONE", f"the state of {name}")
        job.download(folder)
        with zipfile.ZipFile(os.path.join(folder, f"{job.meta['export_name']}.zip")) as zipped:
            expect(zipped.testzip() is None and len(zipped.namelist()) > 0, True, f"that {name} can be unpacked")
    for semantic in ("gs_desc", "class_color"):
        job = project.export("masks", "semantic_png", [dataset], ["DONE", "NEW"], False, semantic, ["class_type"])
        expect(settled(job.check_status, ("DONE", "FAILED")), "DONE", f"the state of {semantic}")
    calls.refused(ValidationException, "", lambda: project.export("x", "json_v1.1", str(uuid.uuid4())[:-1]))


def automation(project):
    expect(len(project.get_automated_labeling_jobs()), 0, "the number of automated labeling jobs")
    experiment = str(uuid.uuid4())
    calls.refused(ValidationException, no_model, lambda: project.create_automated_labeling_job(experiment))
    calls.refused(NotFound, "not found", lambda: project.get_automated_labeling_job(experiment))
    job = AutomatedLabelingJob(client._requester, {"id": experiment}, {"project_id": project.id})
    calls.refused(NotFound, "not found", job.check_status)


def inference(project):
    calls.refused(ValidationException, no_model, project.get_detector)
    calls.refused(ValidationException, no_model, project.get_instance_segmentor)
    calls.refused(ValidationException, no_model, project.get_semantic_segmentor)
    calls.refused(ValidationException, no_model, project.get_attributer)
    for family in (hasty.Detector, hasty.InstanceSegmentor, hasty.SemanticSegmentor):
        model = family(client._requester, {"project_id": project.id})
        calls.refused(ValidationException, no_model, model.discover_model)
        calls.refused(ValidationException, no_model, lambda: model.predict(image_path=photo))
        # As if a model had been loaded: the picture is sent and the prediction asked for.
        model._status = "LOADED"
        calls.refused(ValidationException, no_model, lambda: model.predict(image_path=photo))
    attributer = hasty.Attributer(client._requester, {"project_id": project.id})
    calls.refused(ValidationException, no_model, attributer.discover_model)
    attributer._status = "LOADED"
    boxes = [[1, 2, 30, 40]]
    calls.refused(ValidationException, no_model, lambda: attributer.predict(image_path=photo, bboxes=boxes))


def videos(workspace, place):
    if not video:
        raise Failure("no ffmpeg is there to make a video with")
    project = client.create_project(workspace, "Films", None, ProjectType.Video)
    expect(type(client.get_project(project.id)), VideoProject, "what a project of videos is")
    VideoProject.create(client._requester, workspace.id, "Clips", None).delete()
    dataset = project.create_dataset("films")
    name = os.path.basename(video)
    film = project.upload_from_file(dataset, video)
    fetched = project.upload_from_url(dataset, "fetched.mp4", f"{place}/{name}")
    for each in (film, fetched):
        expect(settled(each.check_health, ("OK", "ERROR", "UNHEALTHY")), "OK", "the health of the video")
    film = project.get_video(film.id)
    expect((film.name, film.width, film.height, film.status), (name, 320, 240, "NEW"), "the video")
    expect((film.duration_ms, film.duration_frames), (2000, 50), "its length")
    with tempfile.NamedTemporaryFile() as file:
        film.download(file.name)
        expect(os.path.getsize(file.name) > 0, True, "that the video can be downloaded")
    film.rename("renamed.mp4")
    other = project.create_dataset("other")
    film.move(other)
    film.set_status(VideoStatus.Done)
    expect([v.name for v in project.get_videos(other, ["DONE"])], ["renamed.mp4"], "those of a dataset that are done")
    expect(len(project.get_videos()), 2, "the number of videos")
    activities(project, film)
    fetched.delete()
    expect(len(project.get_videos()), 1, "the videos that are left")
    project.export("films", "json_v1.1")
    project.delete()


def activities(project, film):
    walking = project.create_activity_type("walking", "#0f0f0faa")
    running = project.create_activity_type("running", None)
    running.edit("running fast", "#112233")
    expect(sorted(t.name for t in project.get_activity_types()), ["running fast", "walking"], "the activity types")
    first = film.create_activity(0, 1000, [walking, running])
    expect((first.start_time_ms, first.end_time_ms), (0, 1000), "the segment")
    calls.refused(ValidationException, "", lambda: film.create_activity(500, 1500, [walking.id]))
    film.create_activity(500, 1500, [walking.id], replace_overlap=True)
    found = film.get_activities(walking.id, 1, 2000)
    expect([(s.start_time_ms, s.end_time_ms) for s in found], [(500, 1500)], "the segments that begin after the start")
    found[0].edit(600, 1400, [running])
    left = [(s.start_time_ms, s.end_time_ms) for s in film.get_activities()]
    expect(left, [(0, 500), (600, 1400)], "the segments after a replacement and a change")
    for segment in list(film.get_activities()):
        segment.delete()
    expect(len(film.get_activities()), 0, "the segments that are left")
    walking.delete()
    expect([t.name for t in project.get_activity_types()], ["running fast"], "the activity types that are left")


def buckets(workspace, project, dataset):
    dummy = workspace.create_bucket("Nothing", DummyCreds("secret"))
    expect((dummy.name, dummy.cloud_provider, len(dummy.id)), ("Nothing", "dummy", 36), "the bucket")
    # Of the form that each provider's have, and of nobody.
    pem = "-----BEGIN PRIVATE KEY-----\nbm90aGluZw==\n-----END PRIVATE KEY-----\n"
    google = json.dumps({"client_email": "nobody@example.org", "private_key": pem})
    azure = base64.b64encode(b"n" * 64).decode()
    for credentials in (GCSCreds("pictures", google), S3Creds("pictures", "arn:aws:iam::123456789012:role/reader"),
                        AZCreds("pictures", azure, "pictures")):  # fmt: skip
        made = workspace.create_bucket("Files", credentials)
        expect(made.cloud_provider, credentials.cloud_provider(), "the provider")
    calls.refused(
        (ValidationException, NotFound), "", lambda: project.upload_from_bucket(dataset, "a.png", "a.png", dummy.id)
    )


def main():
    part = calls.part
    place = serve(os.path.dirname(photo))
    workspace = part("workspaces", workspaces)
    project = part("projects", projects, workspace)
    part("refusals", refusals, project)
    dataset = part("datasets", datasets, project)
    image = part("images", images, project, dataset, place)
    car = part("label classes", label_classes, project)
    label = part("labels", labels, image, car)
    part("attributes", attributes, project, car, label)
    part("tags", tags, project, image)
    with tempfile.TemporaryDirectory() as folder:
        part("exports", exports, project, dataset, folder)
    part("automated labeling", automation, project)
    part("inference", inference, project)
    part("videos, activities", videos, workspace, serve(os.path.dirname(video)) if video else "")
    part("buckets", buckets, workspace, project, dataset)
    part("deletion", lambda: project.delete())
    sys.exit(0 if calls.report() else 1)


main()
