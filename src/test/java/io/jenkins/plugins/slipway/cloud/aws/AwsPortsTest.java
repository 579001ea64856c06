package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.CommandResult;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images, templates, metrics, commands and parameters against answers as AWS gives them. */
class AwsPortsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ScriptedHttp http = new ScriptedHttp();
    private final VirtualTime time = new VirtualTime();
    private final Cloud cloud =
            new AwsClouds(AwsSettings.rehearsal(http, time, time, 1)).open("prod", "eu-west-1", Fence.NONE);

    @Test
    void shouldFindTheSnapshotsWhenTheImageWasDeregisteredByAnAttemptBefore() {
        http.ec2Refuses(400, "InvalidAMIID.NotFound", "The image id '[ami-1]' does not exist")
                .ec2Refuses(400, "InvalidAMIID.NotFound", "The image id '[ami-1]' does not exist")
                .ok("<DescribeSnapshotsResponse><snapshotSet><item><snapshotId>snap-1</snapshotId></item></snapshotSet>"
                        + "</DescribeSnapshotsResponse>")
                .ok("<DescribeSnapshotsResponse><snapshotSet/></DescribeSnapshotsResponse>")
                .ok("<DeleteSnapshotResponse><return>true</return></DeleteSnapshotResponse>");

        cloud.images().deregister("ami-1");

        assertThat(http.sent().get(2).form())
                .containsEntry("Filter.1.Name", "description")
                .containsEntry("Filter.1.Value.1", "Created by CreateImage(*) for ami-1*");
        assertThat(http.sent().get(3).form()).containsEntry("Filter.1.Value.1", "Copied for DestinationAmi ami-1 *");
        assertThat(http.last().form()).containsEntry("Action", "DeleteSnapshot").containsEntry("SnapshotId", "snap-1");
    }

    @Test
    void shouldTakeTheNewestOfAllPages() {
        http.ok("<DescribeImagesResponse><imagesSet>" + image("ami-1", "2026-01-01T00:00:00.000Z")
                        + "</imagesSet><nextToken>more</nextToken></DescribeImagesResponse>")
                .ok("<DescribeImagesResponse><imagesSet>" + image("ami-2", "2026-02-01T00:00:00.000Z")
                        + "</imagesSet></DescribeImagesResponse>");

        var newest = cloud.images().newest("amazon", "al2023-ami-*").orElseThrow();

        assertThat(newest.id()).isEqualTo("ami-2");
        assertThat(newest.snapshots()).containsExactly("snap-ami-2");
        assertThat(http.last().form()).containsEntry("NextToken", "more").containsEntry("Owner.1", "amazon");
    }

    private static String image(String id, String created) {
        return "<item><imageId>" + id + "</imageId><name>n</name><imageState>available</imageState><creationDate>"
                + created + "</creationDate><architecture>arm64</architecture><blockDeviceMapping><item><ebs>"
                + "<snapshotId>snap-" + id + "</snapshotId></ebs></item></blockDeviceMapping></item>";
    }

    @Test
    void shouldFailWhenAVersionIsNotDeletedThoughTheCallSucceeds() {
        http.ok(undeleted("launchTemplateVersionDoesNotExist")).ok(undeleted("unexpectedError"));

        cloud.templates().deleteVersion("lt-1", 7);
        var fault =
                catchThrowableOfType(CloudFault.class, () -> cloud.templates().deleteVersion("lt-1", 7));

        assertThat(fault).hasMessageContaining("did not delete version 7 of lt-1");
    }

    private static String undeleted(String code) {
        return "<DeleteLaunchTemplateVersionsResponse><unsuccessfullyDeletedLaunchTemplateVersionSet><item>"
                + "<launchTemplateId>lt-1</launchTemplateId><versionNumber>7</versionNumber><responseError><code>"
                + code + "</code><message>m</message></responseError></item>"
                + "</unsuccessfullyDeletedLaunchTemplateVersionSet></DeleteLaunchTemplateVersionsResponse>";
    }

    @Test
    void shouldJoinPagesOfASeriesInOrderOfTimeAndKeepGaps() {
        http.ok(data("more", result("q0", "12:02", 3), result("q1", "12:00", 9)))
                .ok(data("", result("q0", "12:00", 1), result("q0", "12:05", 7)));

        var series = cloud.metrics()
                .read(
                        List.of(query("5xx"), query("requests")),
                        NOON,
                        NOON.plus(Duration.ofMinutes(5)),
                        Duration.ofMinutes(1));

        assertThat(series)
                .containsExactly(
                        new Series("5xx", List.of(NOON, NOON.plusSeconds(120)), List.of(1.0, 3.0)),
                        new Series("requests", List.of(NOON), List.of(9.0)));
    }

    @Test
    void shouldSplitManyQueriesIntoCallsOfFiveHundred() {
        http.ok(data("")).ok(data(""));
        var queries = IntStream.range(0, 501).mapToObj(i -> query("m" + i)).toList();

        var series = cloud.metrics().read(queries, NOON, NOON.plusSeconds(60), Duration.ofMinutes(1));

        assertThat(series)
                .hasSize(501)
                .allSatisfy(each -> assertThat(each.values()).isEmpty());
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void shouldFailWhenASeriesCouldNotBeComputed() {
        http.ok(data("", "<member><Id>q0</Id><Label>l</Label><StatusCode>InternalError</StatusCode></member>"));

        var fault = catchThrowableOfType(
                CloudFault.class,
                () -> cloud.metrics().read(List.of(query("x")), NOON, NOON.plusSeconds(60), Duration.ofMinutes(1)));

        assertThat(fault.kind()).isEqualTo(CloudFault.Kind.UNKNOWN_OUTCOME);
    }

    private static MetricQuery query(String id) {
        return new MetricQuery(id, "AWS/ApplicationELB", "RequestCount", Map.of("LoadBalancer", "app/a/1"), "Sum");
    }

    private static String data(String token, String... results) {
        return "<GetMetricDataResponse><GetMetricDataResult><MetricDataResults>" + String.join("", results)
                + "</MetricDataResults>" + (token.isEmpty() ? "" : "<NextToken>" + token + "</NextToken>")
                + "</GetMetricDataResult></GetMetricDataResponse>";
    }

    private static String result(String id, String time, int value) {
        return "<member><Id>" + id + "</Id><Label>l</Label><StatusCode>Complete</StatusCode><Timestamps><member>"
                + "2026-03-01T" + time + ":00Z</member></Timestamps><Values><member>" + value
                + "</member></Values></member>";
    }

    @Test
    void shouldBePendingWhenTheCommandIsNotVisibleYet() {
        http.jsonRefuses(400, "InvocationDoesNotExist", "")
                .ok("{\"Status\":\"Failed\",\"ResponseCode\":3,\"StandardOutputContent\":\"out\","
                        + "\"StandardErrorContent\":\"err\"}");

        assertThat(cloud.commands().result("c-1", "i-1").state()).isEqualTo(CommandResult.State.PENDING);
        assertThat(cloud.commands().result("c-1", "i-1"))
                .isEqualTo(new CommandResult(CommandResult.State.FAILED, 3, "out", "err"));
    }

    @Test
    void shouldFindACommandByItsCommentOnAnyPage() {
        http.ok("{\"Commands\":[{\"CommandId\":\"c-1\",\"Comment\":\"op-1/other\"}],\"NextToken\":\"t\"}")
                .ok("{\"Commands\":[{\"CommandId\":\"c-2\",\"Comment\":\"op-1/patch\"}]}");

        assertThat(cloud.commands().sent("i-1", "op-1/patch")).contains("c-2");
    }

    @Test
    void shouldOverwriteAndTagApartWhenTheParameterExists() {
        http.jsonRefuses(400, "ParameterAlreadyExists", "The parameter already exists.")
                .ok("{\"Version\":2}")
                .ok("{}");

        cloud.parameters().put("/images/checkout", "ami-2", Map.of("slipway:service", "checkout"));

        assertThat(http.sent().get(0).body()).contains("\"Overwrite\":false").contains("slipway:service");
        assertThat(http.sent().get(1).body()).contains("\"Overwrite\":true").doesNotContain("Tags");
        assertThat(http.last().header("X-Amz-Target")).isEqualTo("AmazonSSM.AddTagsToResource");
    }
}
