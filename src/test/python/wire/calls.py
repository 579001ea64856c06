"""Clients of botocore whose every answer is held against the model, and a count of what was called."""

import datetime
import inspect
import os
import re
import time

import botocore.session
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from shapes import Fault, check_answer

REGION = "eu-central-1"
# No modelled action ever leads to what these wait for: a volume that nothing uses, a composite alarm.
UNREACHABLE = {("ec2", "volume_available"), ("cloudwatch", "composite_alarm_exists")}
MODELS = {
    "ec2": "ec2",
    "autoscaling": "autoscaling",
    "elbv2": "elasticloadbalancing",
    "cloudwatch": "monitoring",
    "ssm": "ssm",
    "sts": "sts",
    "scheduler": "scheduler",
}


def isolated_session():
    """No profile, no credentials and no endpoint of this machine is ever used."""
    for name in list(os.environ):
        if name.startswith("AWS_"):
            del os.environ[name]
    os.environ["AWS_CONFIG_FILE"] = os.devnull
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
    session = botocore.session.Session()
    session.set_credentials("AKIAREHEARSAL", "rehearsal")
    return session


def until(truth, seconds=60):
    """Asks again and again; the rehearsal's time runs thousands of times faster than ours."""
    end = time.monotonic() + seconds
    while not truth():
        if time.monotonic() > end:
            raise TimeoutError("never became true: " + inspect.getsource(truth).strip())


class Calls:
    """What the scenarios share: clients, what they found wrong, and names that later ones and the paginators need."""

    def __init__(self, url, rule, modelled):
        self.url = url
        self.rule = rule
        self.listener = rule.replace(":listener-rule/", ":listener/").rpartition("/")[0]
        self.balancer = self.listener.replace(":listener/", ":loadbalancer/").rpartition("/")[0]
        self.modelled = modelled
        self.template = None
        self.metric_data = {}
        self.present = None
        self.answers = 0
        self.paged = set()
        self.session = isolated_session()
        self.seen = set()
        self.faults = []
        self.waited = set()
        self.clients = {}

    def client(self, name, protocol=None, account=None):
        """An access key of 12 digits is the account with that number."""
        key = (name, protocol, account)
        if key not in self.clients:
            config = Config(retries={"total_max_attempts": 1}, read_timeout=60)
            session = self.session
            if protocol:
                session = isolated_session()
                loader = session.get_component("data_loader")
                model = loader.load_service_model(name, "service-2")
                model["metadata"]["protocols"] = [protocol]
                model["metadata"]["protocol"] = protocol
            client = session.create_client(
                name, REGION, endpoint_url=self.url, config=config, aws_access_key_id=account, aws_secret_access_key=account
            )
            client.meta.events.register("before-parse.*.*", self._check(name))
            self.clients[key] = client
        return self.clients[key]

    def _check(self, name):
        def check(operation_model, response_dict, **_):
            self.present = datetime.datetime.fromisoformat(response_dict["headers"]["x-slipway-time"].replace("Z", "+00:00"))
            if response_dict["status_code"] >= 300:
                return
            self.answers += 1
            self.seen.add((MODELS[name], operation_model.name))
            protocol = operation_model.service_model.resolved_protocol
            try:
                check_answer(operation_model, protocol, response_dict)
            except Fault as fault:
                self.faults.append(f"{MODELS[name]}:{operation_model.name} in {protocol}: {fault}")

        return check

    def refused(self, code, call, **arguments):
        """The call must fail with this code, readable by botocore."""
        try:
            call(**arguments)
        except ClientError as error:
            found = error.response["Error"]["Code"]
            if not re.fullmatch(code, found):
                self.faults.append(f"{error.operation_name}: refused as {found}, expected {code}: {error}")
            return
        self.faults.append(f"{call.__name__}({arguments}) was not refused as {code}")

    def models(self, service, action):
        return (service, action) in self.modelled

    def by_action(self, client, action):
        return getattr(client, xform_name(action))

    def now(self):
        """The rehearsal's present, which is far from ours."""
        return self.present

    def expect(self, truth, what):
        if not truth:
            self.faults.append(what)

    def wait(self, client, name, **arguments):
        """One of botocore's own waiters, without its pauses."""
        client.get_waiter(name).wait(WaiterConfig={"Delay": 0, "MaxAttempts": 20000}, **arguments)
        self.waited.add((client.meta.service_model.service_name, name))

    def never_waited(self):
        """Waiters of botocore whose action is modelled and that no scenario used."""
        for name, service in MODELS.items():
            client = self.client(name)
            waiters = client._get_waiter_config()["waiters"] if client.waiter_names else {}
            for waiter, config in waiters.items():
                known = (service, config["operation"]) in self.modelled
                if known and (name, xform_name(waiter)) not in self.waited | UNREACHABLE:
                    yield name, xform_name(waiter)
