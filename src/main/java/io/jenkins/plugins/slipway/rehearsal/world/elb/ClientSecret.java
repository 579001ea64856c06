package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secret of an OIDC client is taken in and never shown again; who puts back actions that were described must ask for the
 * existing one (API reference, "AuthenticateOidcActionConfig", {@code UseExistingClientSecret}).
 */
final class ClientSecret {
    private static final String CONFIG = "AuthenticateOidcConfig";
    private static final String SECRET = "ClientSecret";
    private static final String EXISTING = "UseExistingClientSecret";

    private ClientSecret() {}

    static Action kept(Action action, List<Action> before) {
        if (!action.type().equals("authenticate-oidc")) {
            return action;
        }
        var config = new HashMap<>(config(action).orElseThrow(() -> Refusals.invalid(CONFIG + " must be specified")));
        var existing = Boolean.TRUE.equals(config.remove(EXISTING));
        if (existing && !config.containsKey(SECRET)) {
            before.stream()
                    .map(ClientSecret::config)
                    .flatMap(Optional::stream)
                    .map(known -> known.get(SECRET))
                    .findFirst()
                    .ifPresent(secret -> config.put(SECRET, secret));
        }
        if (!config.containsKey(SECRET)) {
            throw Refusals.invalid(
                    "A client secret must be specified, or " + EXISTING + " when a rule that has one is modified");
        }
        return new Action(action.type(), action.order(), List.of(), null, Map.of(CONFIG, config));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> config(Action action) {
        return Optional.ofNullable((Map<String, Object>) action.settings().get(CONFIG));
    }
}
