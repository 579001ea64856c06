package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.spec.ImageSpec;
import io.jenkins.plugins.slipway.spec.Provision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The scripts of a bake: patch, provision, generalise; and the boot test's checks. */
final class BuilderScripts {
    private static final Duration PATCH_TIMEOUT = Duration.ofMinutes(30);

    private BuilderScripts() {}

    static List<Script> bake(ImageSpec image) {
        var scripts = new ArrayList<Script>();
        switch (image.patch()) {
            case NONE -> {}
            case SECURITY -> scripts.add(new Script("install security updates", SECURITY_UPDATES, PATCH_TIMEOUT));
            case ALL -> scripts.add(new Script("install all updates", ALL_UPDATES, PATCH_TIMEOUT));
        }
        for (int i = 0; i < image.provision().size(); i++) {
            scripts.add(provision(i + 1, image.provision().get(i)));
        }
        scripts.add(new Script("generalise the image", GENERALISE, Duration.ofMinutes(5)));
        return scripts;
    }

    private static Script provision(int number, Provision provision) {
        if (provision instanceof Provision.Packages packages) {
            var names = String.join(" ", packages.names());
            return new Script("%d. install %s".formatted(number, names), install(names), packages.timeout());
        }
        var shell = (Provision.Shell) provision;
        return new Script("%d. run %s".formatted(number, shell.source()), shell.lines(), shell.timeout());
    }

    static List<Script> checks(ImageSpec image) {
        return image.verify().stream().map(BuilderScripts::check).toList();
    }

    private static Script check(ImageSpec.HttpCheck check) {
        var url = "http://localhost:%d%s".formatted(check.port(), check.path());
        var seconds = check.within().toSeconds();
        var curl = "curl -fsS -o /dev/null --retry-connrefused --retry %d --retry-delay 5 --retry-max-time %d %s"
                .formatted(Math.max(1, seconds / 5), seconds, url);
        return new Script("GET " + url, List.of("set -eu", curl), check.within().plusMinutes(1));
    }

    private static final List<String> SECURITY_UPDATES = List.of(
            "set -eu",
            "if command -v dnf >/dev/null; then dnf -y upgrade --security",
            "elif command -v yum >/dev/null; then yum -y update --security",
            "elif command -v apt-get >/dev/null; then apt-get update && apt-get -y install unattended-upgrades && unattended-upgrade -v",
            "else echo 'no known package manager: set image.patch to none' >&2 && false",
            "fi");

    private static final List<String> ALL_UPDATES = List.of(
            "set -eu",
            "if command -v dnf >/dev/null; then dnf -y upgrade",
            "elif command -v yum >/dev/null; then yum -y update",
            "elif command -v apt-get >/dev/null; then apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -y dist-upgrade",
            "else echo 'no known package manager: set image.patch to none' >&2 && false",
            "fi");

    private static List<String> install(String names) {
        return List.of(
                "set -eu",
                "if command -v dnf >/dev/null; then dnf -y install " + names,
                "elif command -v yum >/dev/null; then yum -y install " + names,
                "elif command -v apt-get >/dev/null; then apt-get update && DEBIAN_FRONTEND=noninteractive apt-get -y install "
                        + names,
                "else echo 'no known package manager: install by a shell step instead' >&2 && false",
                "fi");
    }

    /** No keys, no machine id, no logs: every instance of the image makes its own. */
    private static final List<String> GENERALISE = List.of(
            "set -eu",
            "rm -f /etc/ssh/ssh_host_*_key* /root/.ssh/authorized_keys /home/*/.ssh/authorized_keys",
            "rm -f /root/.bash_history /home/*/.bash_history",
            "truncate -s 0 /etc/machine-id",
            "rm -rf /var/lib/cloud/instances /var/lib/cloud/instance /tmp/* /var/tmp/*",
            "find /var/log -type f -exec truncate -s 0 {} +",
            "sync");
}
