package io.vigil.intel;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.net.Ip;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the source texts that API calls came with lately, addresses or not: a text that was seen before is neither decoded nor parsed.
 * Slots and threads as in {@link RecentAddresses}.
 */
final class RecentTexts {
    private static final int SLOTS = 1 << 17;

    private record Known(byte[] text, Answer answer) {}

    private final @Nullable Known[] slots = new Known[SLOTS];
    private final RecentAddresses addresses;

    RecentTexts(RecentAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param call has a source */
    Answer source(ApiCall call) {
        int slot = (int) call.hash(ApiField.SOURCE_IP) & SLOTS - 1;
        Known known = slots[slot];
        if (known != null && known.answer.holds(call.time()) && call.is(ApiField.SOURCE_IP, known.text)) {
            return known.answer;
        }
        String text = call.textOr(ApiField.SOURCE_IP, "");
        Answer answer = answer(text, call.time());
        slots[slot] = new Known(text.getBytes(StandardCharsets.UTF_8), answer);
        return answer;
    }

    private Answer answer(String text, long time) {
        Ip ip = Ip.parse(text);
        return ip == null ? Answer.of(Classification.ofText(text)) : addresses.answer(ip, time);
    }
}
