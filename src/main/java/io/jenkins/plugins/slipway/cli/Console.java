package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.OutcomeText;
import io.jenkins.plugins.slipway.story.PlanText;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command that runs operations prints; with {@code --json}, progress goes to standard error. */
record Console(PrintWriter out, PrintWriter err, boolean json) {
    static Console of(CommandSpec command, JsonOption json) {
        var line = command.commandLine();
        return new Console(line.getOut(), line.getErr(), json.wanted());
    }

    Views view(Clock clock) {
        return json ? Views.plain(err, clock) : Views.of(out, clock);
    }

    void plan(String headline, Plan plan) {
        if (!json) {
            out.println(headline);
            PlanText.print(plan, out);
            out.println();
            out.flush();
        }
    }

    /** A line that belongs to no answer. */
    void say(String line) {
        (json ? err : out).println(line);
    }

    /** The answer of a command that has run an operation. */
    void tell(OperationStory story, ExitCode exit) {
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("exit", exit.number());
            answer.putAll(story.json());
            out.println(JsonText.of(answer));
        } else {
            out.println();
            OutcomeText.print(story, out);
        }
    }
}
