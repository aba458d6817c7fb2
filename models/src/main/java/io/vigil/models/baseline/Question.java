package io.vigil.models.baseline;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import java.util.regex.Pattern;

/** Whether a call asks a service what it holds, and names nothing of it: who knows what is there asks for it by name or by a filter. */
public final class Question {
    private static final Pattern ASKS = Pattern.compile("(?:List|Describe).+|Get.+s");
    /** A filter or a switch; what is longer names something. */
    private static final int LONGEST = 512;

    private Question() {}

    /** By its name alone, which is cheap, and all that is known behind the reading of logs. */
    public static boolean mayBeOne(ApiCall call) {
        return ASKS.matcher(call.name()).matches();
    }

    /** Numbers and switches name nothing. */
    public static boolean namesNothing(ApiCall call) {
        RawJson request = call.raw(RawPart.REQUEST_PARAMETERS);
        if (request == null) {
            return true;
        }
        if (request.to() - request.from() > LONGEST) {
            return false;
        }
        byte[] bytes = request.bytes();
        boolean isValue = false;
        for (int at = request.from(); at < request.to(); at++) {
            if (isValue && bytes[at] == '"') {
                return false;
            }
            isValue = bytes[at] == ':' || bytes[at] == '[' || isValue && bytes[at] == ' ';
        }
        return true;
    }
}
