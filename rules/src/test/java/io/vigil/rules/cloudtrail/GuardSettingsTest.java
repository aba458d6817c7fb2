package io.vigil.rules.cloudtrail;

import static io.vigil.testkit.Given.apiCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.events.signals.Signal;
import io.vigil.rules.Rules;
import io.vigil.testkit.GivenCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a service calls its guard, and however it says that it is off: it is the word that counts, not the service. */
class GuardSettingsTest {
    private static final Rules RULES = Rules.compile(Rules.folders(), Tuning.none(), new Problems());

    @Property(tries = 300)
    void aGuardThatIsSwitchedOffIsSeenOfAnyService(
            @ForAll("services") String service, @ForAll("guards") String guard, @ForAll("off") String off) {
        assertThat(raised(service, "{\"id\":\"x\",\"" + guard + "Enabled\":\"" + off + "\"}"))
                .isTrue();
        assertThat(raised(service, "{\"id\":\"x\",\"" + guard + "Settings\":{\"status\":\"" + off + "\"}}"))
                .isTrue();
        assertThat(raised(service, "{\"id\":\"x\",\"disable" + capital(guard) + "\":true}"))
                .isTrue();
    }

    @Property(tries = 300)
    void aGuardThatIsOnOrSomethingElseThatIsOffIsNot(
            @ForAll("services") String service,
            @ForAll("guards") String guard,
            @ForAll("others") String other,
            @ForAll("off") String off) {
        assertThat(raised(service, "{\"id\":\"x\",\"" + guard + "Enabled\":true}"))
                .isFalse();
        assertThat(raised(service, "{\"id\":\"x\",\"disable" + capital(guard) + "\":false}"))
                .isFalse();
        assertThat(raised(service, "{\"id\":\"x\",\"" + other + "\":\"" + off + "\"}"))
                .isFalse();
        assertThat(raised(service, "{\"id\":\"x\",\"" + guard + "Settings\":{\"title\":\"" + off + "\"}}"))
                .isFalse();
    }

    @Provide
    Arbitrary<String> services() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(3)
                .ofMaxLength(12)
                .map(name -> "zz" + name);
    }

    @Provide
    Arbitrary<String> guards() {
        return Arbitraries.of(
                "encryption",
                "logging",
                "auditLog",
                "authentication",
                "mfa",
                "deletionProtection",
                "firewall",
                "inspection",
                "verification",
                "monitoring");
    }

    @Provide
    Arbitrary<String> off() {
        return Arbitraries.of("false", "DISABLED", "OFF", "None", "Suspended", "INACTIVE");
    }

    @Provide
    Arbitrary<String> others() {
        return Arbitraries.of(
                "autoScaling", "preview", "mode", "multiRegion", "author", "cache", "compression", "enabled");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static boolean raised(String service, String request) {
        List<Signal> raised = new ArrayList<>();
        RULES.on(ApiCall.class).judge(call(service, request).build(), raised::add);
        return raised.stream().anyMatch(signal -> signal.detection().unit().equals("guard-switched-off"));
    }

    private static GivenCall call(String service, String request) {
        return apiCall(service + ":UpdateThing")
                .by("alice")
                .from("198.51.100.7")
                .part(RawPart.REQUEST_PARAMETERS, request);
    }
}
