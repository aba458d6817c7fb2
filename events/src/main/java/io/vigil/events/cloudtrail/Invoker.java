package io.vigil.events.cloudtrail;

import io.vigil.events.net.AddressClass;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Who made a call in the end, where {@code userIdentity.invokedBy} names somebody beside the identity. */
public final class Invoker {
    /** The console in front of a person: their own address, agent and session are in the record. */
    private static final byte[][] CONSOLE =
            names("signin.amazonaws.com", "signin.amazonaws.com.cn", "console.amazonaws.com");

    /** What makes the calls that somebody has written down for it: in a template, a pipeline, a state machine, a schedule, a runbook. */
    private static final byte[][] DEPLOYERS = Stream.of(
                    "cloudformation",
                    "servicecatalog",
                    "servicecatalog-appregistry",
                    "cloudcontrolapi",
                    "codepipeline",
                    "codedeploy",
                    "elasticbeanstalk",
                    "amplify",
                    "proton",
                    "states",
                    "scheduler",
                    "ssm")
            .flatMap(name -> Stream.of(name, name + ".amazonaws.com", name + ".amazonaws.com.cn"))
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final byte[] AWS_SERVICE = "AWSService".getBytes(StandardCharsets.US_ASCII);

    private Invoker() {}

    /** @param kind of the address that the call came from */
    static boolean isService(ApiCall call, AddressClass kind) {
        return isService(call)
                || kind == AddressClass.AWS_SERVICE
                || kind == AddressClass.AWS_INTERNAL
                || call.is(ApiField.IDENTITY_TYPE, AWS_SERVICE);
    }

    /** Whether a service of AWS made the call on behalf of the identity. A person at the console is no service. */
    public static boolean isService(ApiCall call) {
        return call.has(ApiField.INVOKED_BY) && !isOneOf(CONSOLE, call);
    }

    /** Whether that service only did what somebody wrote down for it. */
    public static boolean isDeployer(ApiCall call) {
        return isOneOf(DEPLOYERS, call);
    }

    private static byte[][] names(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    private static boolean isOneOf(byte[][] names, ApiCall call) {
        for (byte[] name : names) {
            if (call.is(ApiField.INVOKED_BY, name)) {
                return true;
            }
        }
        return false;
    }
}
