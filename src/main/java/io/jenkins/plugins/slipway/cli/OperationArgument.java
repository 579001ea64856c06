package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An operation's id on the command line. */
final class OperationArgument implements ITypeConverter<OperationId> {
    @Override
    public OperationId convert(String text) {
        try {
            return new OperationId(text);
        } catch (IllegalArgumentException unusable) {
            throw new TypeConversionException(unusable.getMessage());
        }
    }
}
