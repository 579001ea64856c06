package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.story.OperationStory;

/** What a person can say to an operation under way. */
public enum Command {
    /** Takes back what was done; a second time: stops the taking back as well. */
    ABORT {
        @Override
        public boolean isPossible(OperationStory story) {
            return isOpen(story);
        }

        @Override
        void say(Operations operations, OperationId id, String by, String why) {
            operations.abort(id, by, why);
        }
    },
    /** What runs goes on, nothing new is begun. */
    PAUSE {
        @Override
        public boolean isPossible(OperationStory story) {
            return goesForward(story) && story.pause().isEmpty();
        }

        @Override
        void say(Operations operations, OperationId id, String by, String why) {
            operations.pause(id, by, why);
        }
    },
    /** Ends a pause. */
    RESUME {
        @Override
        public boolean isPossible(OperationStory story) {
            return goesForward(story) && story.pause().isPresent();
        }

        @Override
        void say(Operations operations, OperationId id, String by, String why) {
            operations.resume(id, by, why);
        }
    },
    /** Opens the gate that waits for an approval. */
    APPROVE {
        @Override
        public boolean isPossible(OperationStory story) {
            return goesForward(story) && story.waits().stream().anyMatch(OperationStory.Waiting::forSignal);
        }

        @Override
        void say(Operations operations, OperationId id, String by, String why) {
            operations.approve(id, by, why);
        }
    };

    /** Whether it would change anything now. */
    public abstract boolean isPossible(OperationStory story);

    abstract void say(Operations operations, OperationId id, String by, String why);

    private static boolean isOpen(OperationStory story) {
        return story.head().outcome().isEmpty();
    }

    private static boolean goesForward(OperationStory story) {
        return isOpen(story) && story.turn().isEmpty();
    }
}
