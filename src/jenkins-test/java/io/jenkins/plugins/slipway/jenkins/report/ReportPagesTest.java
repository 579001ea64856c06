package io.jenkins.plugins.slipway.jenkins.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of reports, in a Jenkins with users. */
@WithJenkins
class ReportPagesTest {
    /** The harness serves no files of the plugin that are not in its jar, such as ECharts. */
    private static final Pattern FILES_OF_OURS =
            Pattern.compile("(?:href|src)=['\"]([^'\"]*io/jenkins/plugins/slipway/[^'\"]*)['\"]");

    private JenkinsRule rule;
    private Delivered jenkins;

    @BeforeEach
    void deliver(JenkinsRule started) throws Exception {
        rule = started;
        jenkins = new Delivered(started);
    }

    @Test
    void shouldShowEverybodyWhatHisJobsDeliverAndNothingElse() throws Exception {
        assertThat(jenkins.text("ann", "slipway-reports/"))
                .contains("slipway-report", "INC-cart")
                .doesNotContain("payroll", "imported");
        assertThat(jenkins.text("bob", "slipway-reports/"))
                .contains("slipway-report", "INC-payroll")
                .doesNotContain("imported", "INC-cart");
        assertThat(jenkins.text("admin", "slipway-reports/")).contains("INC-cart", "INC-payroll", "INC-imported");
        assertThat(jenkins.text("reader", "slipway-reports/"))
                .contains("No job that you may see has delivered a service yet", "Slipway/View")
                .doesNotContain("INC-", "payroll", "imported");
    }

    @Test
    void shouldShowInAFolderAndForAJobWhatIsDeliveredThere() throws Exception {
        for (var path : List.of("job/shop/slipway-reports/", "job/shop/job/cart/slipway-reports/")) {
            assertThat(jenkins.text("admin", path))
                    .contains("INC-cart", "/job/shop/")
                    .doesNotContain("INC-payroll", "INC-imported");
            assertThat(jenkins.text("ann", path)).contains("INC-cart");
        }
        assertThat(jenkins.text("reader", "job/shop/slipway-reports/"))
                .contains("No job here that you may see")
                .doesNotContain("INC-");
        assertThat(jenkins.answer("reader", "job/shop/job/cart/slipway-reports/")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_FORBIDDEN);
        assertThat(jenkins.answer("ann", "job/bank/slipway-reports/").getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void shouldGoFromAFigureToWhatIsBehindItAndToTheBuild() throws Exception {
        rule.buildAndAssertSuccess(Delivered.of(rule, "shop/cart"));
        var page = "slipway-reports/unit?service=cart&environment=production";

        assertThat(jenkins.text("ann", "slipway-reports/")).contains("unit?service=cart&amp;environment=production");
        assertThat(jenkins.text("ann", page)).contains("cart-1", "/job/shop/job/cart/1/");
        assertThat(jenkins.answer("bob", page).getStatusCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        assertThat(jenkins.text("bob", page)).doesNotContain("cart-1");
        assertThat(jenkins.text("bob", "slipway-reports/unit?service=payroll&environment=production"))
                .contains("payroll-1")
                .doesNotContain("job/shop");
        assertThat(jenkins.answer("admin", "job/shop/slipway-reports/unit?service=payroll&environment=production")
                        .getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        assertThat(jenkins.answer("admin", "slipway-reports/unit").getStatusCode())
                .isEqualTo(HttpURLConnection.HTTP_BAD_REQUEST);
    }

    @Test
    void shouldShowABoxOnThePageOfAJobThatDeliversToWhoMaySeeIt() throws Exception {
        assertThat(pageWithBox())
                .contains("slipway-box", "3 deployments in 90 days", "slipway-sparkline", "/slipway-reports");
        assertThat(jenkins.text("reader", "job/shop/job/cart/"))
                .doesNotContain("slipway-box", "job/cart/slipway-reports");

        rule.createFreeStyleProject("idle");
        assertThat(jenkins.text("admin", "job/idle/")).doesNotContain("slipway-box");
    }

    /** A page does not wait long for its box: on a slow machine the first ones come without. */
    private String pageWithBox() throws Exception {
        var page = "";
        for (int look = 0; look < 30 && !page.contains("slipway-box"); look++) {
            page = jenkins.text("ann", "job/shop/job/cart/");
        }
        return page;
    }

    @Test
    void shouldSayWhatIsWrongWithAnAddress() throws Exception {
        var answer = jenkins.answer("ann", "slipway-reports/?sort=<script>alert(1)</script>");

        assertThat(answer.getStatusCode()).isEqualTo(HttpURLConnection.HTTP_BAD_REQUEST);
        assertThat(answer.getContentAsString()).contains("sort").doesNotContain("<script>alert", "Oops");
    }

    @Test
    void shouldComeWithFilesOnlyAndAllOfThemAreThere() throws Exception {
        for (var page : List.of(jenkins.text("ann", "slipway-reports/"), pageWithBox())) {
            var files = FILES_OF_OURS
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();

            assertThat(files).anyMatch(file -> file.endsWith("slipway/report/report.css"));
            for (var file : files) {
                assertThat(jenkins.answer("ann", ".." + file).getStatusCode())
                        .as(file)
                        .isEqualTo(HttpURLConnection.HTTP_OK);
            }
            var report = page.substring(page.indexOf("class=\"slipway-report"));
            assertThat(report.substring(0, report.indexOf("</section>"))).doesNotContain(" style=", "<script>");
        }
    }
}
