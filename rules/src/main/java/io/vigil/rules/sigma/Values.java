package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.net.IpRange;
import io.vigil.rules.condition.InvalidExpression;
import io.vigil.rules.condition.TextTest;
import io.vigil.rules.condition.ValueTest;
import io.vigil.rules.sigma.ValueTests.AnyOf;
import io.vigil.rules.sigma.ValueTests.Found;
import io.vigil.rules.sigma.ValueTests.InNetwork;
import io.vigil.rules.sigma.ValueTests.SameNumber;
import io.vigil.rules.sigma.ValueTests.TimePart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a value of a rule, as its modifiers say. Null, with a problem, for one that does not go with them. */
record Values(Placeholders placeholders) {
    @Nullable
    ValueTest read(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        return switch (modifiers.kind()) {
            case NUMBER -> comparison(value, modifiers, spot);
            case TIME -> timePart(value, modifiers, spot);
            case EXPRESSION -> anyOf(texts(value, modifiers, spot), text -> expression(text, modifiers, spot));
            case NETWORK -> anyOf(texts(value, modifiers, spot), text -> network(text, spot));
            case TEXT -> text(value, modifiers, spot);
            case EXISTS, REFERENCE -> throw new IllegalArgumentException("is no value: " + value);
        };
    }

    /** The value as it is written, or all that its placeholders stand for. */
    private List<String> texts(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        return modifiers.has("expand") ? placeholders.expand(value.asText(), spot) : List.of(value.asText());
    }

    @FunctionalInterface
    private interface Reading {
        @Nullable
        ValueTest of(String text);
    }

    private static @Nullable ValueTest anyOf(List<String> texts, Reading reading) {
        List<ValueTest> tests = new ArrayList<>();
        for (String text : texts) {
            ValueTest test = reading.of(text);
            if (test == null) {
                return null;
            }
            tests.add(test);
        }
        return tests.isEmpty() ? null : AnyOf.of(tests);
    }

    private @Nullable ValueTest text(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        List<Draft> drafts = drafts(value, modifiers, spot);
        if (drafts.isEmpty()) {
            return null;
        }
        if (value.isNumber() && modifiers.rewriting().isEmpty()) {
            return new SameNumber(value.decimalValue());
        }
        boolean cased = modifiers.has("cased");
        return AnyOf.of(drafts.stream()
                .<ValueTest>map(draft -> draft.text().whole(cased))
                .toList());
    }

    /** What the record is searched for: wildcards before and behind it need not be written. */
    @Nullable
    ValueTest keyword(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        if (modifiers.kind() == Modifiers.Kind.EXPRESSION) {
            return read(value, modifiers, spot);
        }
        List<Draft> drafts = drafts(value, modifiers, spot);
        boolean cased = modifiers.has("cased");
        return drafts.isEmpty()
                ? null
                : AnyOf.of(drafts.stream()
                        .map(draft -> keyword(draft.text(), cased))
                        .toList());
    }

    private static ValueTest keyword(Wild text, boolean cased) {
        return !cased && Needle.fits(text)
                ? Needle.of(text)
                : text.withRunBefore().withRunBehind().whole(cased);
    }

    private List<Draft> drafts(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        List<Draft> drafts = texts(value, modifiers, spot).stream()
                .map(text -> new Draft(Wild.of(text), false))
                .toList();
        for (String modifier : modifiers.rewriting()) {
            for (Draft draft : drafts) {
                String objection = draft.objection(modifier);
                if (objection != null) {
                    spot.refuse(value.asText(), objection);
                    return List.of();
                }
            }
            drafts = drafts.stream()
                    .flatMap(draft -> draft.with(modifier).stream())
                    .toList();
        }
        return drafts;
    }

    private static @Nullable ValueTest expression(String text, Modifiers modifiers, SourceLocation spot) {
        try {
            return new Found(PortableExpression.compile(text, modifiers.affix(), modifiers.flags()));
        } catch (InvalidExpression e) {
            spot.refuse(text, "is no regular expression that can be run: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable ValueTest network(String text, SourceLocation spot) {
        IpRange network = IpRange.cidr(text);
        if (network == null) {
            spot.refuse(text, "expected a CIDR range, such as 10.0.0.0/8 or 2001:db8::/32");
            return null;
        }
        return new InNetwork(network, text.indexOf(':') < 0);
    }

    private static @Nullable ValueTest comparison(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        if (!value.isNumber()) {
            spot.refuse(value.asText(), "expected a number, without quotes");
            return null;
        }
        double limit = value.doubleValue();
        return switch (String.valueOf(modifiers.comparison())) {
            case "lt" -> new TextTest.Between(-Double.MAX_VALUE, Math.nextDown(limit));
            case "lte" -> new TextTest.Between(-Double.MAX_VALUE, limit);
            case "gt" -> new TextTest.Between(Math.nextUp(limit), Double.MAX_VALUE);
            default -> new TextTest.Between(limit, Double.MAX_VALUE);
        };
    }

    private static @Nullable ValueTest timePart(JsonNode value, Modifiers modifiers, SourceLocation spot) {
        if (!value.isIntegralNumber()) {
            spot.refuse(value.asText(), "expected a whole number, without quotes");
            return null;
        }
        ValueTest expected = modifiers.comparison() == null
                ? new SameNumber(value.decimalValue())
                : comparison(value, modifiers, spot);
        return expected == null ? null : TimePart.of(String.valueOf(modifiers.timePart()), expected);
    }
}
