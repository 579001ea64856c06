/**
 * Crash everywhere: runs a scenario once undisturbed, then kills it before and after each journal entry, and resumes it with
 * new objects; the world must end the same. A verb joins by a {@link io.jenkins.plugins.slipway.operation.crash.Scenario}:
 *
 * <pre>{@code
 * @Test
 * void shouldEndTheSameWhereverItIsKilled() {
 *     CrashEverywhere.check(() -> new MyScenario());
 * }
 * }</pre>
 */
package io.jenkins.plugins.slipway.operation.crash;
