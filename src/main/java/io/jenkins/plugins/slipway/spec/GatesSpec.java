package io.jenkins.plugins.slipway.spec;

import java.util.List;

/**
 * What must hold.
 *
 * @param before before each wave; an approval of an environment only before its first
 * @param alarms CloudWatch alarms watched while a fleet is rolled and in the bake times; at most 10
 */
public record GatesSpec(List<BeforeGate> before, List<String> alarms) {}
