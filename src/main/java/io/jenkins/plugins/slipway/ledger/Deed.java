package io.jenkins.plugins.slipway.ledger;

import java.util.Optional;

/**
 * Something that somebody did, or tried and was refused.
 *
 * @param who a user's id, or the grant that stood in for one
 * @param what {@code deploy}, {@code rollback}, {@code abort}, {@code refused} …
 * @param origin where it was asked for: the URL of a build, a command line
 * @param operation the one that it began or touched, or empty
 * @param detail what else is worth knowing: environment, connections, reason
 */
public record Deed(String who, String what, String origin, Optional<String> operation, String detail) {}
