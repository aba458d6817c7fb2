package io.vigil.intel.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.net.Ip;
import io.vigil.intel.lists.Indicator.Addresses;
import io.vigil.intel.lists.Indicator.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index against the plainest matcher that can be written: every entry of every list, one after the other. */
class NaiveMatcherTest {
    private static final int LISTS = 3;

    /** An entry of one of the lists. */
    record Entry(int list, String text) {}

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> texts =
                Arbitraries.oneOf(names(), wildcards(), ranges(), Arbitraries.of("0.0.0.0/0", "::/0"));
        return Combinators.combine(Arbitraries.integers().between(0, LISTS - 1), texts)
                .as(Entry::new)
                .list()
                .ofMaxSize(30);
    }

    /** Few labels, so that names are often each other's parents, children or look-alikes. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> labels = Arbitraries.of(
                "evil", "notevil", "Evil", "a", "b", "com", "example", "bücher", "xn--bcher-kva", "co", "_x");
        Arbitrary<String> dots = Arbitraries.of("", ".");
        return Combinators.combine(labels.list().ofMinSize(2).ofMaxSize(5), dots)
                .as((parts, dot) -> String.join(".", parts) + dot);
    }

    private Arbitrary<String> wildcards() {
        return names().map(name -> "*." + name);
    }

    private Arbitrary<String> ranges() {
        Arbitrary<String> v4 = Combinators.combine(
                        addresses(), Arbitraries.integers().between(0, 32))
                .as((ip, prefix) -> ip + "/" + prefix)
                .filter(text -> text.indexOf(':') < 0);
        Arbitrary<String> v6 = Combinators.combine(
                        Arbitraries.of("2001:db8::", "2001:db8::1", "::ffff:198.51.100.7", "2001:db8:0:1::"),
                        Arbitraries.integers().between(0, 128))
                .as((ip, prefix) -> ip + "/" + prefix);
        return Arbitraries.oneOf(addresses(), v4, v6);
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of(
                "198.51.100.7",
                "198.51.100.8",
                "198.51.100.0",
                "198.51.101.0",
                "0.0.0.0",
                "255.255.255.255",
                "::ffff:198.51.100.7",
                "2001:db8::1",
                "2001:DB8:0:0::2",
                "::");
    }

    @Property
    void everyListAnswersForAnAddressExactlyWhenOneOfItsRangesHoldsIt(
            @ForAll("entries") List<Entry> entries, @ForAll("addresses") String asked) {
        Ip ip = Ip.parse(asked);

        ListHit[] hits = index(entries).at(ip, 0).hits();

        assertThat(lists(hits))
                .isEqualTo(expected(
                        entries,
                        meaning -> meaning instanceof Addresses held
                                && held.range().contains(ip)));
    }

    @Property
    void everyListAnswersForANameExactlyWhenItNamesItOrAParent(
            @ForAll("entries") List<Entry> entries, @ForAll("names") String asked) {
        String normal = "." + DomainName.normal(asked);

        ListHit[] hits = index(entries).at(asked, 0).hits();

        assertThat(lists(hits))
                .isEqualTo(expected(
                        entries,
                        meaning -> meaning instanceof Name held
                                && normal.toLowerCase(Locale.ROOT).endsWith("." + held.name())
                                && !(held.belowOnly()
                                        && normal.length() == held.name().length() + 1)));
    }

    @Property
    void aHitShowsAnEntryOfItsListAsPublished(
            @ForAll("entries") List<Entry> entries, @ForAll("addresses") String asked) {
        ListHit[] hits = index(entries).at(Ip.parse(asked), 0).hits();

        assertThat(hits)
                .allSatisfy(
                        hit -> assertThat(entries).contains(new Entry(Integer.parseInt(hit.list()), hit.indicator())));
    }

    private interface Holds {
        boolean test(Indicator meaning);
    }

    private static Set<String> expected(List<Entry> entries, Holds holds) {
        var lists = new TreeSet<String>();
        for (Entry entry : entries) {
            if (holds.test(IndicatorText.read(entry.text))) {
                lists.add(Integer.toString(entry.list));
            }
        }
        return lists;
    }

    private static Set<String> lists(ListHit[] hits) {
        var lists = new TreeSet<String>();
        Arrays.stream(hits)
                .map(ListHit::list)
                .forEach(list -> assertThat(lists.add(list)).isTrue());
        return lists;
    }

    private static IndicatorIndex index(List<Entry> entries) {
        var builder = new IndicatorIndex.Builder();
        List<Provenance> provenances = IntStream.range(0, LISTS)
                .mapToObj(list -> new ListSource(Integer.toString(list), "ip", list + ".txt"))
                .map(source -> new Provenance(source, Listed.ALWAYS, Listed.FOREVER, List.of()))
                .toList();
        for (Entry entry : entries) {
            builder.add(provenances.get(entry.list), entry.text, IndicatorText.read(entry.text));
        }
        return builder.build();
    }
}
