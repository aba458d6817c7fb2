package io.vigil.rules.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way through the modifiers that rewrite it, one after the other.
 *
 * @param bytes an encoding made it: each character is a byte
 */
record Draft(Wild text, boolean bytes) {
    /** In the order of the specification: hyphen, slash, en dash, em dash, horizontal bar. */
    private static final String DASHES = "-/\u2013\u2014\u2015";

    private static final int MOST_DASHES = 5;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int BYTE_BITS = 8;
    private static final int LETTER_BITS = 6;
    private static final int SHIFTS = 3;

    /** What keeps this modifier from being applied; null when nothing does. */
    @Nullable
    String objection(String modifier) {
        return switch (modifier) {
            case "contains", "startswith", "endswith" -> null;
            case "windash" -> dashes() > MOST_DASHES ? "has more than " + MOST_DASHES + " dashes to exchange" : null;
            default -> text.isPlain() ? null : "cannot be encoded with " + modifier + ": it holds a wildcard";
        };
    }

    /** Any of the results may be met. */
    List<Draft> with(String modifier) {
        return switch (modifier) {
            case "contains" -> List.of(new Draft(text.withRunBefore().withRunBehind(), bytes));
            case "startswith" -> List.of(new Draft(text.withRunBehind(), bytes));
            case "endswith" -> List.of(new Draft(text.withRunBefore(), bytes));
            case "windash" -> withAnyDashes();
            case "wide", "utf16le" -> List.of(encoded(text.letters(), StandardCharsets.UTF_16LE));
            case "utf16be" -> List.of(encoded(text.letters(), StandardCharsets.UTF_16BE));
            case "utf16" -> List.of(encoded(BYTE_ORDER_MARK + text.letters(), StandardCharsets.UTF_16LE));
            case "base64" -> List.of(plain(base64(content())));
            case "base64offset" -> atAnyOffset();
            default -> throw new IllegalArgumentException(modifier + " does not rewrite a text");
        };
    }

    private long dashes() {
        return text.letters()
                .chars()
                .filter(letter -> DASHES.indexOf(letter) >= 0)
                .count();
    }

    private List<Draft> withAnyDashes() {
        List<String> forms = List.of("");
        for (String letter : text.letters().split("")) {
            List<String> letters = DASHES.contains(letter) ? List.of(DASHES.split("")) : List.of(letter);
            forms = forms.stream()
                    .flatMap(form -> letters.stream().map(form::concat))
                    .toList();
        }
        return forms.stream().map(form -> new Draft(new Wild(form), bytes)).toList();
    }

    private static Draft encoded(String letters, Charset charset) {
        return new Draft(new Wild(new String(letters.getBytes(charset), StandardCharsets.ISO_8859_1)), true);
    }

    private byte[] content() {
        return text.letters().getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    /** The letters that are the same wherever the value begins in an encoded text: one form for each place in a group of three bytes. */
    private List<Draft> atAnyOffset() {
        byte[] content = content();
        List<Draft> forms = new ArrayList<>();
        for (int before = 0; before < SHIFTS; before++) {
            byte[] shifted = new byte[before + content.length];
            System.arraycopy(content, 0, shifted, before, content.length);
            int from = (before * BYTE_BITS + LETTER_BITS - 1) / LETTER_BITS;
            int to = shifted.length * BYTE_BITS / LETTER_BITS;
            forms.add(plain(base64(shifted).substring(from, Math.max(from, to))));
        }
        return forms;
    }

    private static Draft plain(String letters) {
        return new Draft(new Wild(letters), false);
    }
}
