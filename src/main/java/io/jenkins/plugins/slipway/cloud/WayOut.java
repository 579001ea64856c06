package io.jenkins.plugins.slipway.cloud;

import java.util.Optional;
import java.util.Set;

/**
 * How machines of a subnet reach the provider's services.
 *
 * @param route where the subnet's route to everywhere leads: id of a gateway, NAT or interface; or empty
 * @param publicAddresses whether its machines get public addresses, without which an internet gateway leads nowhere
 * @param endpoints short names of services with an available private endpoint under their own name: {@code ssm}, {@code kms} …
 */
public record WayOut(
        String subnet, String network, Optional<String> route, boolean publicAddresses, Set<String> endpoints) {
    private static final String INTERNET_GATEWAY = "igw-";

    public WayOut {
        endpoints = Set.copyOf(endpoints);
    }

    /** True when no private endpoint is needed. */
    public boolean isOpen() {
        return route.filter(target -> publicAddresses || !target.startsWith(INTERNET_GATEWAY))
                .isPresent();
    }
}
