package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import static io.jenkins.plugins.slipway.rehearsal.world.ec2.InstancesTest.fails;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Ec2Lab lab = Ec2Lab.exact();
    private final Templates templates = lab.ec2.templates();
    private final Template web = templates.create(new Templates.Creation(
            "web",
            "first",
            new LaunchData(Map.of(
                    "imageId",
                    "ami-1",
                    "instanceType",
                    "t3.micro",
                    "metadataOptions",
                    Map.of("httpTokens", "required", "httpEndpoint", "enabled"),
                    "securityGroupIdSet",
                    List.of("sg-1", "sg-2"))),
            Map.of(),
            null));

    @Test
    void shouldInheritWhatIsNotOverwrittenWhenAVersionHasASource() {
        var added = add(
                "1",
                Map.of(
                        "imageId", "ami-2",
                        "metadataOptions", Map.of("httpTokens", "optional"),
                        "securityGroupIdSet", List.of("sg-3")));

        assertThat(added.number()).isEqualTo(2);
        assertThat(added.data().text("imageId")).contains("ami-2");
        assertThat(added.data().text("instanceType")).contains("t3.micro");
        assertThat(added.data().text("metadataOptions", "httpTokens")).contains("optional");
        assertThat(added.data().text("metadataOptions", "httpEndpoint")).contains("enabled");
        assertThat(added.data().texts("securityGroupIdSet")).containsExactly("sg-3");
    }

    @Test
    void shouldHoldOnlyWhatIsSentWhenAVersionHasNoSource() {
        assertThat(add(null, Map.of("imageId", "ami-2")).data().tree()).containsOnlyKeys("imageId");
    }

    @Test
    void shouldKeepTheDefaultUntilItIsSet() {
        add("1", Map.of("imageId", "ami-2"));
        assertThat(templates.require("web").version("$Default").number()).isOne();
        assertThat(templates.require("web").version("$Latest").number()).isEqualTo(2);

        templates.setDefault(web.id(), "2");

        assertThat(lab.ec2.template(web.id(), "$Default").imageId()).isEqualTo("ami-2");
        fails("InvalidLaunchTemplateId.VersionNotFound", () -> lab.ec2.template("web", "9"));
    }

    @Test
    void shouldNotReuseNumbersNorDeleteTheDefault() {
        add("1", Map.of("imageId", "ami-2"));

        var deleted = templates.deleteVersions("web", List.of("1", "2", "7"));

        assertThat(deleted.get(0).error()).isEqualTo("unexpectedError");
        assertThat(deleted.get(1).error()).isNull();
        assertThat(deleted.get(2).error()).isEqualTo("launchTemplateVersionDoesNotExist");
        assertThat(templates.require("web").latestVersion()).isOne();
        assertThat(add("1", Map.of("imageId", "ami-3")).number()).isEqualTo(3);
        assertThat(lab.world.census().present("launch-template-versions")).containsExactly("web 1", "web 3");
        assertThat(lab.world.census().ever("launch-template-versions")).isEqualTo(3);
    }

    @Test
    void shouldAddOnceWhenTheSameTokenComesTwice() {
        var order = new Templates.Addition("web", "1", "v", new LaunchData(Map.of("imageId", "ami-2")), "token");

        assertThat(templates.add(order).number()).isEqualTo(templates.add(order).number());

        assertThat(templates.require("web").latestVersion()).isEqualTo(2);
        fails(
                "IdempotentParameterMismatch",
                () -> templates.add(
                        new Templates.Addition("web", "1", "v", new LaunchData(Map.of("imageId", "ami-3")), "token")));
    }

    @Test
    void shouldRefuseATakenOrMalformedName() {
        fails(
                "InvalidLaunchTemplateName.AlreadyExistsException",
                () -> templates.create(new Templates.Creation("web", "", LaunchData.empty(), Map.of(), null)));
        fails(
                "InvalidLaunchTemplateName.MalformedException",
                () -> templates.create(new Templates.Creation("a b", "", LaunchData.empty(), Map.of(), null)));
        templates.delete("web");
        fails("InvalidLaunchTemplateName.NotFoundException", () -> templates.require("web"));
        fails("InvalidLaunchTemplateId.NotFound", () -> templates.require(web.id()));
    }

    private Template.Version add(String source, Map<String, Object> data) {
        return templates.add(new Templates.Addition("web", source, "next", new LaunchData(data), null));
    }
}
