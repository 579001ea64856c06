package io.jenkins.plugins.slipway.rehearsal.world.ssm;

/** Life of a command on one node (Systems Manager User Guide, "Understanding command statuses"). */
public enum CommandStatus {
    PENDING("Pending", "Pending"),
    IN_PROGRESS("InProgress", "InProgress"),
    SUCCESS("Success", "Success"),
    FAILED("Failed", "Failed"),
    DELIVERY_TIMED_OUT("TimedOut", "DeliveryTimedOut"),
    EXECUTION_TIMED_OUT("TimedOut", "ExecutionTimedOut"),
    CANCELLING("Cancelling", "Cancelling"),
    CANCELLED("Cancelled", "Cancelled");

    private final String word;
    private final String details;

    CommandStatus(String word, String details) {
        this.word = word;
        this.details = details;
    }

    public String word() {
        return word;
    }

    public String details() {
        return details;
    }

    public boolean ended() {
        return this != PENDING && this != IN_PROGRESS && this != CANCELLING;
    }
}
