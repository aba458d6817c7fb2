package io.vigil.intel.lists;

import io.vigil.intel.lists.Indicator.Addresses;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads {@link ListFormat#TXT}: the first word of each line, or the names of a hosts-file line. */
final class TextList {
    private static final Pattern REMARK = Pattern.compile("(?<=\\S)\\s++(?:[#;!]|//).*$");
    private static final Pattern SPACED_RANGE = Pattern.compile("^(\\S+)\\s+-\\s+(\\S+)$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;|]+");
    private static final Pattern BETWEEN_URLS = Pattern.compile("\\s+");
    private static final Pattern AD_BLOCK = Pattern.compile("^\\|\\|([^/^$|]+)\\^.*$");
    /** Where hosts files send what they block. */
    private static final Set<String> SINKS = Set.of("0.0.0.0", "127.0.0.1", "::", "::1", "255.255.255.255");
    /** What hosts files say of the machine itself. */
    private static final Set<String> ITSELF = Set.of("localhost.localdomain", "0.0.0.0", "127.0.0.1");

    private TextList() {}

    /** Whether the line holds nothing but a remark. */
    static boolean isRemark(String line) {
        String text = line.strip();
        return text.isEmpty()
                || text.startsWith("#")
                || text.startsWith(";")
                || text.startsWith("//")
                || text.startsWith("!") && !isException(text)
                || text.startsWith("[Adblock");
    }

    /** Tables of pf except with the sign with which block lists of browsers begin remarks. */
    private static boolean isException(String text) {
        String word = text.substring(1).strip();
        return word.indexOf(' ') < 0
                && (word.indexOf('.') > 0 || word.indexOf(':') >= 0)
                && IndicatorText.read(word) instanceof Addresses;
    }

    static void read(BoundedText text, Consumer<Listed> found) throws IOException {
        var lines = new NumberedLines(text);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (isWord(line)) {
                found.accept(Listed.of(lines.number(), line));
            } else if (!isRemark(line)) {
                readLine(lines.number(), REMARK.matcher(line.strip()).replaceFirst(""), found);
            }
        }
    }

    /** Whether the line is an entry and nothing else, as nearly all lines are. */
    private static boolean isWord(String line) {
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            boolean plain = letter >= 'a' && letter <= 'z' || letter >= '-' && letter <= ':';
            if (!plain) {
                return false;
            }
        }
        return !line.isEmpty() && line.charAt(0) != '/';
    }

    private static void readLine(int number, String line, Consumer<Listed> found) {
        var range = SPACED_RANGE.matcher(line);
        if (range.matches()) {
            found.accept(Listed.of(number, range.group(1) + "-" + range.group(2)));
            return;
        }
        if (Directive.isAbout(line)) {
            found.accept(Listed.withoutUse(number));
            return;
        }
        List<String> blocked = Directive.entries(line);
        if (!blocked.isEmpty()) {
            blocked.forEach(entry -> found.accept(Listed.of(number, entry)));
            return;
        }
        String plain = AD_BLOCK.matcher(line).replaceFirst("$1");
        String[] words = (plain.contains("://") ? BETWEEN_URLS : BETWEEN_WORDS).split(plain);
        if (words.length > 1 && SINKS.contains(words[0])) {
            readHosts(number, words, found);
        } else if (words.length == 0) {
            found.accept(Listed.of(number, line));
        } else {
            readWords(number, words, found);
        }
    }

    /** The first word with what belongs to it; and the others, when all are addresses. */
    private static void readWords(int number, String[] words, Consumer<Listed> found) {
        String range = RangeCells.of(List.of(words));
        if (range != null) {
            found.accept(Listed.of(number, range));
            return;
        }
        boolean all = words.length > 1
                && Arrays.stream(words).allMatch(word -> IndicatorText.read(unquoted(word)) instanceof Addresses);
        for (String word : all ? List.of(words) : List.of(words[0])) {
            found.accept(Listed.of(number, unquoted(word)));
        }
    }

    private static void readHosts(int number, String[] words, Consumer<Listed> found) {
        for (int at = 1; at < words.length; at++) {
            boolean own = ITSELF.contains(words[at]) || words[at].indexOf('.') < 0;
            found.accept(own ? Listed.withoutUse(number) : Listed.of(number, words[at]));
        }
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
