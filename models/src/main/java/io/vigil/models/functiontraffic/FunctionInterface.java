package io.vigil.models.functiontraffic;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That an interface is a function's: Lambda made it, with the function's name in its description, or the function ran behind it, as data events of
 * {@code Invoke} have it ({@code customerEniId}).
 *
 * @param function its name
 * @param time epoch milliseconds
 */
public record FunctionInterface(String account, String networkInterface, String function, long time)
        implements InterfaceInput {
    private static final Comparator<FunctionInterface> TIES = Comparator.comparing(FunctionInterface::function);

    /** Before what is noticed at that time. */
    @Override
    public int compareTies(InterfaceInput other) {
        return other instanceof FunctionInterface same ? TIES.compare(this, same) : -1;
    }

    /** One for each interface and day, as far as its memory reaches; more do no harm. */
    static final class Reader implements Function<ApiCall, @Nullable FunctionInterface> {
        private static final byte[] MAKE_INTERFACE = "CreateNetworkInterface".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] INVOKE = "Invoke".getBytes(StandardCharsets.US_ASCII);
        private static final String LAMBDA = "lambda.amazonaws.com";
        /** Functions with the same subnet and security groups share an interface; its description names the first. */
        private static final Pattern MADE_FOR = Pattern.compile(
                "\"description\"\\s*:\\s*\"AWS Lambda VPC ENI-([^\"]+?)(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?\"");

        private static final Pattern MADE = Pattern.compile("\"networkInterfaceId\"\\s*:\\s*\"(eni-[0-9a-f]+)\"");
        private static final Pattern RAN_BEHIND = Pattern.compile("\"customerEniId\"\\s*:\\s*\"(eni-[0-9a-f]+)\"");
        private static final Pattern RAN =
                Pattern.compile("\"functionVersion\"\\s*:\\s*\"arn:[^\"]*?:function:([^\":]+)");

        private final FirstInPeriod days = new FirstInPeriod();

        /** Whether calls of this API may tell of one. */
        static boolean mayTell(ApiCall call) {
            return call.is(ApiField.NAME, MAKE_INTERFACE) || isRun(call);
        }

        private static boolean isRun(ApiCall call) {
            return call.is(ApiField.NAME, INVOKE) && call.service().equals(LAMBDA);
        }

        @Override
        public @Nullable FunctionInterface apply(ApiCall call) {
            if (call.failed()) {
                return null;
            }
            if (call.is(ApiField.NAME, MAKE_INTERFACE) && isByLambda(call)) {
                return of(
                        call,
                        find(MADE, call.raw(RawPart.RESPONSE_ELEMENTS)),
                        find(MADE_FOR, call.raw(RawPart.REQUEST_PARAMETERS)));
            }
            if (isRun(call)) {
                RawJson data = call.raw(RawPart.ADDITIONAL_EVENT_DATA);
                return of(call, find(RAN_BEHIND, data), find(RAN, data));
            }
            return null;
        }

        /** With the function's own role, so that the role alone means nothing. */
        private static boolean isByLambda(ApiCall call) {
            return LAMBDA.equals(call.text(ApiField.INVOKED_BY))
                    || LAMBDA.equals(call.text(ApiField.SOURCE_IP))
                    || LAMBDA.equals(call.text(ApiField.USER_AGENT));
        }

        private static @Nullable String find(Pattern pattern, @Nullable RawJson json) {
            Matcher found = pattern.matcher(json == null ? "" : json.toString());
            return found.find() ? found.group(1) : null;
        }

        private @Nullable FunctionInterface of(ApiCall call, @Nullable String eni, @Nullable String function) {
            if (eni == null || function == null) {
                return null;
            }
            long interfaceHash = Hash.combine(Hash.of(call.account()), Hash.of(eni));
            boolean first = days.isFirst(Hash.combine(interfaceHash, Hash.of(function)), Days.of(call.time()));
            return first ? new FunctionInterface(call.account(), eni, function, call.time()) : null;
        }
    }
}
