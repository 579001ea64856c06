package io.jenkins.plugins.slipway.operation;

/** What goes wrong in a toy world, already classified. */
public final class ToyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Faults.Reaction reaction;

    public ToyFault(Faults.Reaction reaction, String message) {
        super(message);
        this.reaction = reaction;
    }

    /** Classifies toy faults; anything else stays so. */
    public static Faults.Reaction classify(RuntimeException fault) {
        return fault instanceof ToyFault toy ? toy.reaction : Faults.Reaction.FAIL;
    }
}
