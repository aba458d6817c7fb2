package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a list: it is read, or refused with what is wrong, and an entry beside it is kept. */
class ListsFuzzTest {
    private static final List<String> PARTS = List.of(
            "198.51.100.1",
            "/24",
            "/255.255.255.0",
            "-198.51.100.9",
            "evil.example",
            "2001:db8::/32",
            ",",
            ";",
            "\t",
            "\n",
            " ",
            "#",
            "!",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            "\"cidr\"",
            "\"type\":\"ip-dst\"",
            "\"value\"",
            "\"to_ids\":true",
            "ip,domain",
            "start_ip,end_ip",
            "add x ",
            "ExitAddress ",
            "<a>",
            "0.0.0.0 ",
            "zone \"",
            "CNAME .",
            "||",
            "^",
            "\u0000",
            "\ud800",
            "1#2#3#");

    private static final ListSource SOURCE = new ListSource("fuzz", "ip", "fuzz.txt");

    @Property(tries = 500)
    void aListIsReadOrRefusedWithAReason(@ForAll("texts") String text) {
        for (ListFormat format : ListFormat.values()) {
            read(text, format);
        }
        read(text, null);
    }

    @Property(tries = 500)
    void anEntryOfATextIsKeptWhateverStandsOnTheOtherLines(
            @ForAll("lines") String before, @ForAll("lines") String behind) throws IOException {
        String text = before + "\n198.51.100.77\n" + behind + "\n";

        LoadedList loaded = loader().add(SOURCE, ListFormat.TXT, () -> bytes(text));

        assertThat(loaded.entries()).as(text).isPositive();
    }

    private static void read(String text, @org.jspecify.annotations.Nullable ListFormat format) {
        try {
            LoadedList loaded = loader().add(SOURCE, format, () -> bytes(text));

            assertThat(loaded.entries() + loaded.expired()).isPositive();
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).{10,}");
        }
    }

    private static ListLoader loader() {
        return new ListLoader(new ListRules(0, false, Breadth.ofThreats()));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PARTS).list().ofMaxSize(25).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> lines() {
        return texts().map(text -> text.replace("\n", " "));
    }
}
