package io.vigil.models.baseline;

/**
 * The members of a JSON text that hold a plain text, or a list that begins with one, in the order in which they stand, at any depth. A name or text with
 * an escape is passed over.
 */
final class TextMembers {
    private final String json;
    private int lastBegin;
    private int lastLength;
    private int nameBegin;
    private int nameEnd;
    private int textBegin;
    private int textEnd = -1;

    TextMembers(String json) {
        this.json = json;
    }

    /** Goes to the next one; false when there is none. */
    boolean next() {
        lastBegin = nameBegin;
        lastLength = nameEnd - nameBegin;
        int quote = json.indexOf('"', textEnd + 1);
        while (quote >= 0 && !isMember(quote + 1)) {
            quote = json.indexOf('"', quote + 1);
        }
        return quote >= 0;
    }

    /** Whether it has the name of the one before. */
    boolean hasNameAgain() {
        int length = nameEnd - nameBegin;
        return length == lastLength && json.regionMatches(lastBegin, json, nameBegin, length);
    }

    String name() {
        return json.substring(nameBegin, nameEnd);
    }

    String text() {
        return json.substring(textBegin, textEnd);
    }

    private boolean isMember(int begin) {
        nameBegin = begin;
        nameEnd = behindWord(begin);
        int colon = nameEnd > begin && isAt(nameEnd, '"') ? behindSpace(nameEnd + 1) : json.length();
        if (!isAt(colon, ':')) {
            return false;
        }
        int value = behindSpace(colon + 1);
        int quote = isAt(value, '[') ? behindSpace(value + 1) : value;
        if (!isAt(quote, '"')) {
            return false;
        }
        textBegin = quote + 1;
        textEnd = behindPlain(textBegin);
        return textEnd > textBegin && isAt(textEnd, '"');
    }

    private boolean isAt(int at, char mark) {
        return at < json.length() && json.charAt(at) == mark;
    }

    private int behindWord(int from) {
        int at = from;
        while (at < json.length() && isOfWord(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_';
    }

    private int behindSpace(int from) {
        int at = from;
        while (at < json.length() && " \n\r\t".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private int behindPlain(int from) {
        int at = from;
        while (at < json.length() && json.charAt(at) != '"' && json.charAt(at) != '\\') {
            at++;
        }
        return at;
    }
}
