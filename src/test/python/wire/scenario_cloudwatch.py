"""CloudWatch: everything three times, once in each protocol that its clients speak."""

import datetime

from calls import until


def run(calls):
    for protocol in ("query", "json", "smithy-rpc-v2-cbor"):
        speak(calls, calls.client("cloudwatch", protocol), protocol)


def speak(calls, watch, protocol):
    now = calls.now()
    traffic(calls, watch, now)
    custom(watch, now, protocol)
    alarms(calls, watch, protocol)


def traffic(calls, watch, now):
    """What users did at the furnished load balancer."""
    balancer = calls.balancer.partition("loadbalancer/")[2]
    dimensions = [{"Name": "LoadBalancer", "Value": balancer}]
    metric = {"Namespace": "AWS/ApplicationELB", "Dimensions": dimensions}
    calls.metric_data = {
        "StartTime": now - datetime.timedelta(hours=2),
        "EndTime": now,
        "MetricDataQueries": [
            query("requests", {**metric, "MetricName": "RequestCount"}, "Sum"),
            query("errors", {**metric, "MetricName": "HTTPCode_Target_5XX_Count"}, "Sum"),
            query("slow", {**metric, "MetricName": "TargetResponseTime"}, "p90"),
            {"Id": "rate", "Expression": "100 * errors / requests", "Label": "errors %"},
        ],
    }
    results = {one["Id"]: one for one in watch.get_metric_data(**calls.metric_data)["MetricDataResults"]}
    calls.expect(len(results["requests"]["Values"]) >= 100, "two hours of traffic are not there")
    times = results["requests"]["Timestamps"]
    calls.expect(times == sorted(times, reverse=True), "newest is not first")
    found = watch.list_metrics(Namespace="AWS/ApplicationELB", MetricName="RequestCount", Dimensions=dimensions)
    calls.expect(found["Metrics"], "RequestCount is not listed")
    if calls.models("monitoring", "GetMetricStatistics"):
        watch.get_metric_statistics(
            **metric,
            MetricName="RequestCount",
            StartTime=now - datetime.timedelta(hours=1),
            EndTime=now,
            Period=300,
            Statistics=["Sum", "Average"],
        )
    calls.refused("MissingParameter|InvalidParameter.*|ValidationError", watch.get_metric_data, **{**calls.metric_data, "EndTime": calls.metric_data["StartTime"]})


def query(name, metric, statistic):
    return {"Id": name, "MetricStat": {"Metric": metric, "Period": 60, "Stat": statistic}}


def custom(watch, now, protocol):
    dimensions = [{"Name": "Protocol", "Value": protocol}]
    data = [
        {"MetricName": "Orders", "Dimensions": dimensions, "Timestamp": now, "Value": float(number), "Unit": "Count"}
        for number in range(200)  # enough for the client to zip the body
    ]
    watch.put_metric_data(Namespace="Checkout", MetricData=data)
    until(lambda: watch.list_metrics(Namespace="Checkout", Dimensions=dimensions)["Metrics"])


def alarms(calls, watch, protocol):
    name = "orders-" + protocol
    watch.put_metric_alarm(
        AlarmName=name,
        Namespace="Checkout",
        MetricName="Orders",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1.0,
        ComparisonOperator="LessThanThreshold",
        TreatMissingData="breaching",
    )
    calls.wait(watch, "alarm_exists", AlarmNames=[name])
    until(lambda: watch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["StateValue"] == "ALARM")
    if calls.models("monitoring", "SetAlarmState"):
        watch.set_alarm_state(AlarmName=name, StateValue="OK", StateReason="tried")
        calls.refused("ResourceNotFound", watch.set_alarm_state, AlarmName="none", StateValue="OK", StateReason="x")
    if calls.models("monitoring", "DescribeAlarmsForMetric"):
        watch.describe_alarms_for_metric(Namespace="Checkout", MetricName="Orders")
    for action in ("DisableAlarmActions", "EnableAlarmActions"):
        if calls.models("monitoring", action):
            calls.by_action(watch, action)(AlarmNames=[name])
    if calls.models("monitoring", "DescribeAlarmHistory"):
        watch.describe_alarm_history(AlarmName=name)
    watch.delete_alarms(AlarmNames=[name])
