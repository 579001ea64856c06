"""botocore's paginators over the modelled actions: page by page must give what one page gives."""

from botocore.exceptions import BotoCoreError, ClientError

from calls import MODELS

# A describe that takes no page size together with ids, or has no list without them, says here what to ask.
ARGUMENTS = {
    "describe_instance_refreshes": lambda calls: {"AutoScalingGroupName": "shop"},
    "describe_launch_template_versions": lambda calls: {"LaunchTemplateName": calls.template},
    "describe_listeners": lambda calls: {"LoadBalancerArn": calls.balancer},
    "describe_rules": lambda calls: {"ListenerArn": calls.listener},
    "describe_images": lambda calls: {"Owners": ["amazon"]},
    "get_metric_data": lambda calls: calls.metric_data,
    "get_parameters_by_path": lambda calls: {"Path": "/aws/service", "Recursive": True},
    "describe_load_balancer_target_groups": lambda calls: {"AutoScalingGroupName": "shop"},
}
# Page sizes below these are refused, by the model or by the service.
SMALLEST = {"ec2": 5, "get_metric_data": 100, "describe_instance_information": 5}
# Its page size counts values, and a series goes on from page to page.
IN_PARTS = {"get_metric_data"}


def check_paginators(calls):
    for name, service in MODELS.items():
        client = calls.client(name)
        for operation, method in sorted((v, k) for k, v in client.meta.method_to_api_mapping.items()):
            if (service, operation) in calls.modelled and client.can_paginate(method):
                try:
                    check(calls, client, name, method)
                except (BotoCoreError, ClientError) as error:
                    calls.faults.append(f"paginator {service}:{operation}: {error}")


def check(calls, client, service, method):
    arguments = ARGUMENTS.get(method, lambda _: {})(calls)
    paginator = client.get_paginator(method)
    size = SMALLEST.get(method, SMALLEST.get(service, 1))
    limits = {"PageSize": size} if paginator._limit_key else {}
    paged = list(paginator.paginate(**arguments, PaginationConfig=limits))
    whole = list(paginator.paginate(**arguments))
    for key in paginator.result_keys:
        one = [item for page in whole for item in key.search(page) or []]
        many = [item for page in paged for item in key.search(page) or []]
        if method in IN_PARTS:
            one, many = whole_series(one), whole_series(many)
        if [identity(item) for item in one] != [identity(item) for item in many]:
            calls.faults.append(f"paginator {service}:{method}: {len(many)} {key.expression} in pages of {size}, {len(one)} in one")
        if limits and len(one) > size and len(paged) < 2:
            calls.faults.append(f"paginator {service}:{method}: {len(one)} {key.expression} came in one page of {size}")
    calls.paged.add((service, method))


def identity(item):
    """What does not change while the rehearsal's time runs."""
    if not isinstance(item, dict):
        return item
    named = {key: value for key, value in item.items() if key.endswith(("Id", "Name", "Arn", "ARN"))}
    return named or sorted(item)


def whole_series(parts):
    series = {}
    for part in parts:
        series.setdefault(part["Id"], []).extend(part["Values"])
    return [[name, values] for name, values in sorted(series.items())]
