package io.jenkins.plugins.slipway.jenkins.step;

import hudson.FilePath;
import io.jenkins.plugins.slipway.spec.Scripts;
import java.io.IOException;

/** The workspace on the agent where the build runs. */
record AgentWorkspace(FilePath folder) implements Workspace {
    @Override
    public String read(String path, int mostBytes) throws Scripts.Unusable, IOException, InterruptedException {
        return text(folder.act(new ReadFile(path, mostBytes)), path, mostBytes);
    }

    @Override
    public CommitPage commits(ReadCommits wanted) throws IOException, InterruptedException {
        return folder.act(wanted);
    }

    /** From what the agent answers, in the words of the controller. */
    static String text(String[] answer, String path, int mostBytes) throws Scripts.Unusable {
        if (answer.length > 1) {
            throw unusable(ReadFile.Fault.valueOf(answer[0]), path, answer[1], mostBytes);
        }
        return answer[0];
    }

    private static Scripts.Unusable unusable(ReadFile.Fault fault, String path, String why, int mostBytes) {
        return switch (fault) {
            case NO_PATH -> new Scripts.Unusable(Messages.ReadFile_NoPath(path, why), Messages.ReadFile_NoPathRemedy());
            case OUTSIDE -> new Scripts.Unusable(Messages.ReadFile_Outside(path), Messages.ReadFile_OutsideRemedy());
            case ABSENT -> new Scripts.Unusable(Messages.ReadFile_Absent(path), Messages.ReadFile_AbsentRemedy());
            case TOO_LONG ->
                new Scripts.Unusable(
                        Messages.ReadFile_TooLong(path, String.valueOf(mostBytes)), Messages.ReadFile_TooLongRemedy());
            case NO_TEXT -> new Scripts.Unusable(Messages.ReadFile_NoText(path), Messages.ReadFile_NoTextRemedy());
        };
    }
}
