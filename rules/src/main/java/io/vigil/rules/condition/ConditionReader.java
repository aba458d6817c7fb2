package io.vigil.rules.condition;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.YamlSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition from YAML. An object means that all of its entries hold: {@code all}, {@code any} and {@code not} combine, {@code holds}
 * asks a named predicate, and every other key is a field with what is expected of it. Everything wrong is reported; such a part then always
 * holds, so that reading goes on. Conditions that hold of a list as a whole only because different entries meet them are wrong, too, see
 * {@link MixedEntries}.
 */
public final class ConditionReader<E> {
    private final Vocabulary<E> vocabulary;
    private final MixedEntries mixed;

    public ConditionReader(Vocabulary<E> vocabulary) {
        this.vocabulary = vocabulary;
        this.mixed = new MixedEntries(this::sureSteps);
    }

    private int sureSteps(String field) {
        return vocabulary.field(field) instanceof Field.Texts<E> texts ? texts.sureSteps() : Integer.MAX_VALUE;
    }

    /** The condition under this key; one that always holds when the key is absent. */
    public Condition<E> read(YamlSection section, String key) {
        YamlSection inner = section.section(key);
        if (inner == null) {
            return Condition.always();
        }
        mixed.refuse(List.of(inner));
        return readAll(inner);
    }

    /** Likewise, for a condition of which another, read before, has to hold as well. */
    public Condition<E> readBeside(@Nullable YamlSection other, YamlSection section, String key) {
        YamlSection inner = section.section(key);
        if (inner == null) {
            return Condition.always();
        }
        mixed.refuse(other == null ? List.of(inner) : List.of(other, inner));
        return readAll(inner);
    }

    private Condition<E> readAll(YamlSection section) {
        List<Condition<E>> parts = new ArrayList<>();
        for (String name : section.names()) {
            parts.add(part(section, name));
        }
        return Condition.all(parts);
    }

    private Condition<E> part(YamlSection section, String name) {
        return switch (name) {
            case "all" -> Condition.all(members(section, name));
            case "any" -> Condition.any(members(section, name));
            case "not" -> negated(section);
            case "holds" -> named(section);
            default -> asked(section, name);
        };
    }

    private Condition<E> negated(YamlSection section) {
        YamlSection inner = section.section("not");
        return (inner == null ? Condition.<E>always() : readAll(inner)).negated();
    }

    private List<Condition<E>> members(YamlSection section, String name) {
        List<Condition<E>> members =
                section.sections(name).stream().map(this::readAll).toList();
        if (members.isEmpty()) {
            section.refuse(name, "expected a list of conditions");
        }
        return members;
    }

    private Condition<E> named(YamlSection section) {
        YamlSection predicates = section.section("holds");
        List<Condition<E>> parts = new ArrayList<>();
        for (String name : predicates == null ? List.<String>of() : predicates.names()) {
            parts.add(named(predicates, name));
        }
        return Condition.all(parts);
    }

    private Condition<E> named(YamlSection predicates, String name) {
        var test = vocabulary.namedTests().get(name);
        if (test == null) {
            predicates.refuse(
                    name,
                    "no such predicate"
                            + DidYouMean.among(vocabulary.namedTests().keySet(), name));
            return Condition.always();
        }
        YamlSection arguments = predicates.section(name);
        if (arguments == null) {
            return Condition.always();
        }
        Condition<E> condition = test.read(arguments);
        arguments.refuseUnknown();
        return condition == null ? Condition.always() : condition;
    }

    private Condition<E> asked(YamlSection section, String name) {
        Field<E> field = vocabulary.field(name);
        if (field == null) {
            section.refuse(name, "this log has no such field" + DidYouMean.among(vocabulary.fieldNames(), name));
            return Condition.always();
        }
        if (field instanceof Field.Flag<E> flag) {
            return expected(new Condition<>(Condition.FLAG, flag.value()), section, name);
        }
        if (field instanceof Field.Amount<E> number) {
            return Operators.ofNumber(number, section, name);
        }
        return Operators.ofTexts((Field.Texts<E>) field, section, name);
    }

    private static <E> Condition<E> expected(Condition<E> flag, YamlSection section, String name) {
        var value = section.raw(name);
        if (value == null || !value.isBoolean()) {
            section.refuse(name, "expected true or false");
            return Condition.always();
        }
        return value.booleanValue() ? flag : flag.negated();
    }

    /**
     * The fields of text that a key names, one or a list of which the first that an event has counts.
     *
     * @return null when the key is absent; with a problem when the log has no such field of text
     */
    public Field.@Nullable Texts<E> texts(YamlSection section, String key) {
        List<Field.Texts<E>> fields = new ArrayList<>();
        for (String name : section.texts(key)) {
            if (vocabulary.field(name) instanceof Field.Texts<E> texts) {
                fields.add(texts);
            } else {
                section.refuse(
                        key, "this log has no such field of text" + DidYouMean.among(vocabulary.fieldNames(), name));
            }
        }
        return fields.isEmpty() ? null : new FirstOf<>(List.copyOf(fields));
    }

    /** Several fields as one. */
    private record FirstOf<E>(List<Field.Texts<E>> fields) implements Field.Texts<E> {
        // By index: this is asked for each signal of a rule.
        @Override
        public boolean any(E event, TextTest test) {
            for (int at = 0; at < fields.size(); at++) {
                if (fields.get(at).any(event, test)) {
                    return true;
                }
            }
            return false;
        }
    }
}
