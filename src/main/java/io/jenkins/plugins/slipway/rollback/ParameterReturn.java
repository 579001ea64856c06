package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RestoreParameter;
import io.jenkins.plugins.slipway.cloud.Place;
import java.util.Optional;

/**
 * What becomes of the parameter that publishes the service's image in one region.
 *
 * @param place of the account that bakes
 * @param present the image that it names, and that is rolled back; empty where it could not be read
 * @param good the image that it names instead; empty where it stays
 * @param stays why it stays, or empty
 */
public record ParameterReturn(Place place, String parameter, String present, String good, String stays) {
    static ParameterReturn back(Place place, String parameter, String present, String good) {
        return new ParameterReturn(place, parameter, present, good, "");
    }

    static ParameterReturn staying(Place place, String parameter, String present, String why) {
        return new ParameterReturn(place, parameter, present, "", why);
    }

    boolean returns() {
        return stays.isEmpty();
    }

    String words() {
        return "parameter %s in %s".formatted(parameter, place);
    }

    /** By which a person does what Slipway may not. */
    String byHand() {
        return new RestoreParameter(place, parameter, present, Optional.of(good)).byHand();
    }

    /** Of what is done here. */
    RestoreParameter undo() {
        return new RestoreParameter(place, parameter, good, Optional.of(present));
    }
}
