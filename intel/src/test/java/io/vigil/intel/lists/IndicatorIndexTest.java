package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorIndexTest {
    private static final ListSource FIRST = new ListSource("first", "ip", "first.txt");
    private static final ListSource SECOND = new ListSource("second", "c2", "second.txt");

    /** Few labels, so that names are often each other's parents or look-alikes. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> labels = Arbitraries.of("a", "b", "aa", "ba", "a-b", "com", "COM", "evil", "notevil");
        return labels.list().ofMinSize(2).ofMaxSize(5).map(parts -> String.join(".", parts));
    }

    @Property
    void holdsANameAndEveryNameBelowItAndNoOther(
            @ForAll("names") String asked, @ForAll List<@From("names") String> listed) {
        IndicatorIndex index = index(listed.toArray(new String[0]));

        boolean held = index.at(asked, 0).hits().length > 0;
        boolean heldWithDot = index.at(asked + ".", 0).hits().length > 0;

        boolean expected = listed.stream().anyMatch(name -> isBelow(asked, name));
        assertThat(held).isEqualTo(expected);
        assertThat(heldWithDot).isEqualTo(expected);
    }

    private static boolean isBelow(String asked, String listed) {
        String below = "." + asked.toLowerCase(Locale.ROOT);
        return below.endsWith("." + listed.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.com", "EVIL.com.", "a.evil.com", "a.b.c.d.evil.com", "_dmarc.evil.com"})
    void matchesBelowAListedName(String asked) {
        assertThat(index("evil.com").at(asked, 0).hits())
                .containsExactly(new ListHit("first", "ip", "evil.com", withoutDot(asked), new String[0]));
    }

    private static String withoutDot(String name) {
        return name.replaceFirst("\\.$", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com", "notevil.com", "evil.com.example.org", "evil.co", "evil-com", "", ".", "..", "evil..com"})
    void staysSilentBesideAListedName(String asked) {
        assertThat(index("evil.com").at(asked, 0).hits()).isEmpty();
    }

    @Test
    void aWildcardHoldsOnlyWhatIsBelow() {
        IndicatorIndex index = index("*.evil.com");

        assertThat(index.at("a.evil.com", 0).hits()).hasSize(1);
        assertThat(index.at("a.b.evil.com", 0).hits()).hasSize(1);
        assertThat(index.at("evil.com", 0).hits()).isEmpty();
    }

    @Test
    void internationalNamesMatchHoweverTheyAreWritten() {
        IndicatorIndex index = index("bücher.example");

        assertThat(index.at("www.xn--bcher-kva.example", 0).hits()).hasSize(1);
        assertThat(index.at("BÜCHER.example", 0).hits()).hasSize(1);
        assertThat(index.at("bucher.example", 0).hits()).isEmpty();
    }

    @Test
    void everyListAnswersOnceWithItsMostSpecificEntry() {
        var builder = new IndicatorIndex.Builder();
        add(builder, FIRST, "198.51.0.0/16", Listed.FOREVER);
        add(builder, FIRST, "198.51.100.7", Listed.FOREVER);
        add(builder, FIRST, "198.51.100.0/24", Listed.FOREVER);
        add(builder, SECOND, "198.51.100.0-198.51.100.99", Listed.FOREVER);

        ListHit[] hits = builder.build().at(Ip.parse("198.51.100.7"), 0).hits();

        assertThat(Arrays.stream(hits).map(ListHit::indicator))
                .containsExactlyInAnyOrder("198.51.100.7", "198.51.100.0-198.51.100.99");
        assertThat(hits).allSatisfy(hit -> assertThat(hit.matched()).isEqualTo("198.51.100.7"));
    }

    @Test
    void anEntryThatEndedLeavesTheWordToAWiderOne() {
        var builder = new IndicatorIndex.Builder();
        add(builder, FIRST, "198.51.100.0/24", 5_000);
        add(builder, FIRST, "198.51.100.7", 1_000);
        IndicatorIndex index = builder.build();
        Ip ip = Ip.parse("198.51.100.7");

        assertThat(index.at(ip, 1_000)).satisfies(touch -> {
            assertThat(touch.hits()).extracting(ListHit::indicator).containsExactly("198.51.100.7");
            assertThat(touch.until()).isEqualTo(1_000);
        });
        assertThat(index.at(ip, 1_001)).satisfies(touch -> {
            assertThat(touch.hits()).extracting(ListHit::indicator).containsExactly("198.51.100.0/24");
            assertThat(touch.after()).isEqualTo(1_000);
            assertThat(touch.until()).isEqualTo(5_000);
        });
        assertThat(index.at(ip, 5_001).hits()).isEmpty();
    }

    private static IndicatorIndex index(String... texts) {
        var builder = new IndicatorIndex.Builder();
        for (String text : texts) {
            add(builder, FIRST, text, Listed.FOREVER);
        }
        return builder.build();
    }

    private static void add(IndicatorIndex.Builder builder, ListSource list, String text, long validUntil) {
        builder.add(new Provenance(list, Listed.ALWAYS, validUntil, List.of()), text, IndicatorText.read(text));
    }
}
