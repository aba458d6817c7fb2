package io.vigil.models.dga;

import io.vigil.models.names.RegisteredDomain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints how many hosts are found whose family was left out of training, a family at a time in eight groups, and how many innocent ones are accused
 * whose list of names was left out. Arguments: the folder of data and the folder of the word lists.
 */
final class MeasureNameScorer {
    private static final int GROUPS = 8;
    private static final int[] NAMES = {5, 10, 20};
    private static final int INFECTED = 500;
    private static final int INNOCENT = 50_000;

    private final NameLists lists;
    private final Vocabulary vocabulary;

    private MeasureNameScorer(NameLists lists, Vocabulary vocabulary) {
        this.lists = lists;
        this.vocabulary = vocabulary;
    }

    public static void main(String[] arguments) throws IOException {
        var measure =
                new MeasureNameScorer(NameLists.read(Path.of(arguments[0])), Vocabulary.read(Path.of(arguments[1])));
        measure.families(System.out);
        measure.innocent(System.out);
    }

    private void families(PrintStream out) {
        List<String> families = List.copyOf(lists.families().keySet());
        double[] sum = new double[NAMES.length];
        int[] count = new int[NAMES.length];
        for (int group = 0; group < GROUPS; group++) {
            List<List<RegisteredDomain>> learnt = new ArrayList<>();
            for (int at = 0; at < families.size(); at++) {
                if (at % GROUPS != group) {
                    learnt.add(lists.families().get(families.get(at)));
                }
            }
            Hosts hosts = hosts(benign(""), learnt);
            for (int at = group; at < families.size(); at += GROUPS) {
                print(out, families.get(at), hosts, sum, count);
            }
        }
        for (int at = 0; at < NAMES.length; at++) {
            out.printf("mean after %d names: %.3f of %d families%n", NAMES[at], sum[at] / count[at], count[at]);
        }
    }

    private void print(PrintStream out, String family, Hosts hosts, double[] sum, int[] count) {
        List<RegisteredDomain> names = lists.families().get(family);
        var line = new StringBuilder(family);
        for (int at = 0; at < NAMES.length; at++) {
            if (names.size() >= NAMES[at]) {
                double found = hosts.found(names, NAMES[at], INFECTED);
                line.append(String.format(" %.3f", found));
                sum[at] += found;
                count[at]++;
            }
        }
        out.println(line);
    }

    private void innocent(PrintStream out) {
        List<List<RegisteredDomain>> generated = List.copyOf(lists.families().values());
        for (Map.Entry<String, List<RegisteredDomain>> list : lists.benign().entrySet()) {
            out.printf(
                    "accused of those who ask for 20 names of %s: %.5f when the list was never learnt, %.5f when a tenth of it was not%n",
                    list.getKey(),
                    hosts(benign(list.getKey()), generated).found(list.getValue(), 20, INNOCENT),
                    hosts(benign(""), generated).found(heldOut(list.getValue()), 20, INNOCENT));
        }
    }

    static List<RegisteredDomain> heldOut(List<RegisteredDomain> names) {
        return names.stream().filter(NameLists::isHeldOut).toList();
    }

    private List<RegisteredDomain> benign(String leftOut) {
        List<RegisteredDomain> benign = new ArrayList<>();
        lists.benign().forEach((list, names) -> {
            if (!list.equals(leftOut)) {
                benign.addAll(TrainNameScorer.learnt(names));
            }
        });
        return benign;
    }

    private Hosts hosts(List<RegisteredDomain> benign, List<List<RegisteredDomain>> generated) {
        var scorer = TrainNameScorer.trained(vocabulary, benign, generated).scorer();
        return new Hosts(DgaDomainRequestTest.with(scorer));
    }
}
