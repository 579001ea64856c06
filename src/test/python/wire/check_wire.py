"""Runs every modelled action of a rehearsal with botocore.

usage: check_wire.py actions                  prints the action names of the seven services as JSON
       check_wire.py run URL MODELLED RULE    MODELLED is a JSON file of the same form with the modelled ones
"""

import importlib
import json
import sys
import traceback

from calls import MODELS, Calls, isolated_session
from pages import check_paginators

SCENARIOS = ["scenario_ec2", "scenario_elb", "scenario_autoscaling", "scenario_cloudwatch", "scenario_others"]


def models():
    loader = isolated_session().get_component("data_loader")
    return {service: loader.load_service_model(name, "service-2") for name, service in MODELS.items()}


def actions():
    return {service: sorted(model["operations"]) for service, model in models().items()}


def run(url, modelled_file, rule):
    with open(modelled_file, encoding="utf-8") as file:
        modelled = {(service, action) for service, names in json.load(file).items() for action in names}
    calls = Calls(url, rule, modelled)
    for name in SCENARIOS:
        try:
            importlib.import_module(name).run(calls)
        except Exception:  # one scenario that breaks must not hide what the others find
            calls.faults.append(name + " broke: " + traceback.format_exc(limit=-4))
    check_paginators(calls)
    calls.faults += [f"{service}:{action} is modelled and no scenario calls it" for service, action in sorted(modelled - calls.seen)]
    calls.faults += [f"{name} has a waiter {waiter} for modelled actions and no scenario waits" for name, waiter in calls.never_waited()]
    print(f"{len(calls.seen)} actions, {calls.answers} answers held against the models, {len(calls.waited)} waiters, {len(calls.paged)} paginators")
    for fault in dict.fromkeys(calls.faults):
        print("FAULT", fault)
    return 1 if calls.faults else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["actions"]:
        print(json.dumps(actions()))
    else:
        sys.exit(run(*sys.argv[2:]))
