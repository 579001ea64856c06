package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** What H2's error codes mean for the one who must do something about it. */
final class H2Troubles {
    private H2Troubles() {}

    static Trouble explain(SQLException fault) {
        var root = root(fault);
        var cause = String.valueOf(root.getMessage());
        if (cause.contains("No space left") || cause.contains("File too large") || cause.contains("quota")) {
            return new Trouble(
                    "the disk is full (" + cause + ")",
                    "nothing acknowledged is lost: free some space, then run the command again, it resumes");
        }
        return switch (fault.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new Trouble(
                        "another process holds it and lets nobody in",
                        "use it through that process (a Jenkins controller keeps its ledger to itself), or name another ledger");
            case ErrorCode.FILE_CORRUPTED_1 ->
                new Trouble(
                        "the file is damaged or no ledger (" + cause + ")",
                        "it was left as it is: move it away and restore it from a backup, or name another ledger");
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                new Trouble(
                        "the file was written by another version of H2 (" + cause + ")",
                        "it was left as it is: open it with the Slipway that wrote it, or name another ledger");
            case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.ACCESS_DENIED_TO_CLASS_1 ->
                new Trouble("the file cannot be written", "give this user the right to write it and its folder");
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                new Trouble("the file belongs to another program: user 'sa' cannot open it", "name another ledger");
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1 ->
                new Trouble(
                        "reading or writing failed (" + cause + ")",
                        "check the disk and the rights of file and folder");
            case ErrorCode.CONNECTION_BROKEN_1 ->
                new Trouble(
                        "the process that held it has gone (" + cause + ")", "run the command again, it resumes", true);
            case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN ->
                new Trouble(
                        "the process that held it has gone, or it was closed (" + cause + ")",
                        "run the command again, it resumes");
            default -> new Trouble(fault.getMessage(), "see the cause in the log");
        };
    }

    private static Throwable root(Throwable fault) {
        var root = fault;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
