package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import java.util.Map;
import java.util.function.Function;

/** GetEbsEncryptionByDefault, its Enable and Disable, and GetEbsDefaultKmsKeyId: always the AWS managed key. */
final class EncryptionActions {
    private EncryptionActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "GetEbsEncryptionByDefault",
                EncryptionActions::get,
                "EnableEbsEncryptionByDefault",
                request -> set(request, true),
                "DisableEbsEncryptionByDefault",
                request -> set(request, false),
                "GetEbsDefaultKmsKeyId",
                EncryptionActions::key);
    }

    private static Answer get(Ec2Request request) {
        request.ready();
        return Answer.empty()
                .with("ebsEncryptionByDefault", request.ec2().encryptsByDefault())
                .with("sseType", "sse-ebs");
    }

    private static Answer set(Ec2Request request, boolean encrypts) {
        request.ready();
        request.ec2().encryptByDefault(encrypts);
        return Answer.empty().with("ebsEncryptionByDefault", encrypts);
    }

    private static Answer key(Ec2Request request) {
        request.ready();
        return Answer.empty().with("kmsKeyId", "alias/aws/ebs");
    }
}
