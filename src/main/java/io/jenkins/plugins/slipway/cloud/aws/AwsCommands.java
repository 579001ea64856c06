package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CommandResult;
import io.jenkins.plugins.slipway.cloud.CommandResult.State;
import io.jenkins.plugins.slipway.cloud.Commands;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.ListCommandsRequest;
import software.amazon.awssdk.services.ssm.model.ListCommandsResponse;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** {@link Commands} on SSM Run Command. */
record AwsCommands(Calls calls) implements Commands {
    private static final String SHELL = "AWS-RunShellScript";
    private static final int LONGEST_COMMENT = 100;
    private static final Set<CommandStatus> RUNNING = EnumSet.of(CommandStatus.PENDING, CommandStatus.IN_PROGRESS);

    @Override
    public boolean ready(String instanceId) {
        return calls
                .<DescribeInstanceInformationRequest, DescribeInstanceInformationResponse, InstanceInformation>all(
                        Api.DESCRIBE_INSTANCE_INFORMATION,
                        token -> DescribeInstanceInformationRequest.builder()
                                .filters(filter -> filter.key("InstanceIds").values(instanceId))
                                .nextToken(token)
                                .build(),
                        ssm()::describeInstanceInformation,
                        DescribeInstanceInformationResponse::instanceInformationList,
                        DescribeInstanceInformationResponse::nextToken)
                .stream()
                .anyMatch(agent -> agent.pingStatus() == PingStatus.ONLINE);
    }

    @Override
    public String send(String instanceId, List<String> script, String comment, Duration limit) {
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException("The comment of a command has at most 100 characters: " + comment);
        }
        var request = SendCommandRequest.builder()
                .documentName(SHELL)
                .instanceIds(instanceId)
                .comment(comment)
                .parameters(Map.of("commands", script, "executionTimeout", List.of(Long.toString(limit.toSeconds()))))
                .build();
        return calls.send(Api.SEND_COMMAND, request, ssm()::sendCommand)
                .command()
                .commandId();
    }

    @Override
    public Optional<String> sent(String instanceId, String comment) {
        return all(instanceId).stream()
                .filter(command -> comment.equals(command.comment()))
                .map(Command::commandId)
                .findFirst();
    }

    @Override
    public List<String> running(String instanceId) {
        return all(instanceId).stream()
                .filter(command -> RUNNING.contains(command.status()))
                .map(Command::commandId)
                .toList();
    }

    private List<Command> all(String instanceId) {
        return calls.<ListCommandsRequest, ListCommandsResponse, Command>all(
                Api.LIST_COMMANDS,
                token -> ListCommandsRequest.builder()
                        .instanceId(instanceId)
                        .nextToken(token)
                        .build(),
                ssm()::listCommands,
                ListCommandsResponse::commands,
                ListCommandsResponse::nextToken);
    }

    /** An invocation that is not visible yet is pending: SSM shows it a moment after the command was taken. */
    @Override
    public CommandResult result(String commandId, String instanceId) {
        var request = GetCommandInvocationRequest.builder()
                .commandId(commandId)
                .instanceId(instanceId)
                .build();
        return calls.find(Api.GET_COMMAND_INVOCATION, request, ssm()::getCommandInvocation)
                .map(found -> new CommandResult(
                        state(found.status()),
                        found.responseCode() == null ? -1 : found.responseCode(),
                        Optional.ofNullable(found.standardOutputContent()).orElse(""),
                        Optional.ofNullable(found.standardErrorContent()).orElse("")))
                .orElseGet(() -> new CommandResult(State.PENDING, -1, "", ""));
    }

    @Override
    public void cancel(String commandId) {
        var request = CancelCommandRequest.builder().commandId(commandId).build();
        calls.find(Api.CANCEL_COMMAND, request, ssm()::cancelCommand);
    }

    private static State state(CommandInvocationStatus status) {
        return switch (status) {
            case PENDING, DELAYED -> State.PENDING;
            case IN_PROGRESS, CANCELLING -> State.IN_PROGRESS;
            case SUCCESS -> State.SUCCESS;
            case CANCELLED -> State.CANCELLED;
            case TIMED_OUT -> State.TIMED_OUT;
            case FAILED, UNKNOWN_TO_SDK_VERSION -> State.FAILED;
        };
    }

    private SsmClient ssm() {
        return calls.target().ssm();
    }
}
