package io.jenkins.plugins.slipway.spec;

/** Where the scripts of a spec are read. */
@FunctionalInterface
public interface Scripts {
    /** The plan with its scripts is one entry of the journal, which holds 32 KB. */
    int MOST_BYTES = 16 * 1024;

    /**
     * The text of a script.
     *
     * @param relative to the folder of the spec, and never out of it
     * @throws Unusable when there is none, or it is none
     */
    String read(String relative) throws Unusable;

    /** A script that cannot be used. */
    final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String remedy;

        public Unusable(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }

        /** What to do, in the imperative. */
        public String remedy() {
            return remedy;
        }
    }
}
