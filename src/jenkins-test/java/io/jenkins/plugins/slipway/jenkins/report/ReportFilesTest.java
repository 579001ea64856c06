package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The figures for other tools, in a Jenkins with users. */
@WithJenkins
class ReportFilesTest {
    private static final List<String> FORMATS = List.of("json", "csv", "metrics", "cdevents");

    private Delivered jenkins;

    @BeforeEach
    void deliver(JenkinsRule rule) throws Exception {
        jenkins = new Delivered(rule);
    }

    @Test
    void shouldTellEverybodyWhatHisJobsDeliverAndNothingElse() throws Exception {
        for (var format : FORMATS) {
            var path = "slipway-reports/" + format;
            assertThat(jenkins.text("ann", path)).as(format).contains("cart").doesNotContain("payroll", "imported");
            assertThat(jenkins.text("bob", path)).as(format).contains("payroll").doesNotContain("imported", "INC-cart");
            assertThat(jenkins.text("reader", path)).as(format).doesNotContain("cart", "payroll", "imported");
            assertThat(jenkins.text("admin", path)).as(format).contains("cart", "payroll", "imported");
        }
        assertThat(jenkins.text("ann", "slipway-reports/json")).contains("\"total\":{\"now\":{\"deployment_count\":3,");
        assertThat(jenkins.text("bob", "slipway-reports/json")).contains("\"total\":{\"now\":{\"deployment_count\":5,");
        assertThat(jenkins.text("ann", "slipway-reports/json?service=payroll"))
                .contains("\"total\":{\"now\":{\"deployment_count\":0,");
    }

    @Test
    void shouldTellOfAFolderAndAJobOnlyWhatIsDeliveredThere() throws Exception {
        assertThat(jenkins.text("admin", "job/shop/slipway-reports/csv"))
                .contains("cart")
                .doesNotContain("payroll", "imported");
        assertThat(jenkins.text("admin", "job/bank/job/payroll/slipway-reports/csv"))
                .contains("payroll")
                .doesNotContain("cart", "imported");
        assertThat(jenkins.text("reader", "job/shop/slipway-reports/csv")).doesNotContain("cart");
        assertThat(jenkins.answer("reader", "job/shop/job/cart/slipway-reports/csv")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        assertThat(jenkins.answer("ann", "job/bank/slipway-reports/csv").getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void shouldSayWhatItIsAndBeKeptByNoCache() throws Exception {
        var types = List.of(
                "application/json", "text/csv", "application/openmetrics-text; version=1.0.0", "application/x-ndjson");
        for (int i = 0; i < FORMATS.size(); i++) {
            var answer = jenkins.answer("ann", "slipway-reports/" + FORMATS.get(i));
            assertThat(answer.getStatusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
            assertThat(answer.getResponseHeaderValue("Content-Type").replace("; ", ";"))
                    .startsWith(types.get(i).replace("; ", ";"));
            assertThat(answer.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(jenkins.text("ann", "slipway-reports/metrics")).endsWith("# EOF\n");
    }

    @Test
    void shouldRefuseWithWordsWhatItDoesNotUnderstand() throws Exception {
        var answer = jenkins.answer("ann", "slipway-reports/json?days=<script>");

        assertThat(answer.getStatusCode()).isEqualTo(HttpURLConnection.HTTP_BAD_REQUEST);
        assertThat(answer.getContentType()).isEqualTo("text/plain");
        assertThat(answer.getContentAsString()).contains("is no number of days from 1 to 3660");
        assertThat(jenkins.answer("ann", "slipway-reports/csv?enviroment=production")
                        .getContentAsString())
                .contains("There is no parameter enviroment");
    }

    @Test
    void shouldBeReadOnly() throws Exception {
        for (var format : FORMATS) {
            assertThat(jenkins.answer("admin", HttpMethod.POST, "slipway-reports/" + format)
                            .getStatusCode())
                    .as(format)
                    .isIn(HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_BAD_METHOD);
        }
    }
}
