package io.jenkins.plugins.slipway.spec;

/** What a roll-out does about instances that a person or a program has set aside. */
public record HeldSpec(Protected protectedInstances, Standby standbyInstances) {
    public static final HeldSpec DEFAULT = new HeldSpec(Protected.REPLACE, Standby.KEEP);

    /** Those that are protected from scale-in. */
    public enum Protected {
        /** They are replaced like all others, and as many are protected afterwards. */
        REPLACE,
        /** The refresh waits until the protection is taken off; AWS gives up after an hour without progress. */
        WAIT,
        /** The plan is refused. */
        REFUSE
    }

    /** Those in standby. */
    public enum Standby {
        /** They stay as they are, with the version they have. */
        KEEP,
        /** They are terminated. */
        TERMINATE,
        /** The plan is refused. */
        REFUSE
    }
}
