package io.vigil.rules.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.DidYouMean;
import io.vigil.rules.sigma.Expression.Constant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Key {@code detection}: the searches by name, and what the condition has asked for of them. */
final class Searches {
    private static final String CONDITION = "condition";
    private static final String TIMEFRAME = "timeframe";
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    private final Items items;
    private final Map<String, Expression> byName = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    Searches(Items items) {
        this.items = items;
    }

    /** Reads the searches, and links them as the condition says. */
    Expression read(JsonNode detection, SourceLocation spot) {
        for (Map.Entry<String, JsonNode> entry : detection.properties()) {
            SourceLocation at = spot.at(entry.getKey());
            if (entry.getKey().equals(TIMEFRAME)) {
                at.refuse("counting within a time belongs to a correlation rule beside this one");
            } else if (!entry.getKey().equals(CONDITION)) {
                if (!NAME.matcher(entry.getKey()).matches()) {
                    at.refuse("expected a name of letters, digits, _ and -");
                }
                byName.put(entry.getKey(), search(entry.getValue(), at));
            }
        }
        return condition(detection.get(CONDITION), spot.at(CONDITION));
    }

    private Expression condition(@Nullable JsonNode written, SourceLocation spot) {
        List<JsonNode> conditions = new ArrayList<>();
        if (written != null && written.isArray()) {
            written.forEach(conditions::add);
        } else if (written != null) {
            conditions.add(written);
        }
        if (conditions.isEmpty() || !conditions.stream().allMatch(JsonNode::isTextual)) {
            spot.refuse("expected which searches must match, such as: selection and not filter");
            return Constant.NEVER;
        }
        return Expression.any(conditions.stream()
                .map(each -> new ConditionText(each.textValue(), this, spot).read())
                .toList());
    }

    private Expression search(JsonNode written, SourceLocation spot) {
        if (written.isObject()) {
            return allItems(written, spot);
        }
        if (!written.isArray() || written.isEmpty()) {
            if (written.isValueNode() && !written.isNull()) {
                return items.keywords(written, spot);
            }
            spot.refuse("expected fields with values, or a list of words or of such fields");
            return Constant.NEVER;
        }
        List<Expression> parts = new ArrayList<>();
        for (int at = 0; at < written.size(); at++) {
            JsonNode member = written.get(at);
            SourceLocation there = new SourceLocation(spot.file(), spot.path() + "[" + at + "]", spot.problems());
            parts.add(member.isObject() ? allItems(member, there) : items.keywords(member, there));
        }
        return Expression.any(parts);
    }

    private Expression allItems(JsonNode fields, SourceLocation spot) {
        List<Expression> parts = new ArrayList<>();
        fields.properties()
                .forEach(item -> parts.add(items.read(item.getKey(), item.getValue(), spot.at(item.getKey()))));
        if (parts.isEmpty()) {
            spot.refuse("is empty");
            return Constant.NEVER;
        }
        return Expression.all(parts);
    }

    /** The search of this name; null, with a problem, when there is none. */
    @Nullable
    Expression named(String name, SourceLocation spot) {
        Expression search = byName.get(name);
        if (search == null) {
            spot.refuse(name, "no such search" + DidYouMean.among(byName.keySet(), name));
        }
        used.add(name);
        return search;
    }

    /** The searches that {@code them} or a pattern with {@code *} means; none, with a problem, when nothing is meant. */
    List<Expression> meant(String pattern, SourceLocation spot) {
        Pattern form = Pattern.compile(
                pattern.equals("them") ? "[^_].*" : Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        List<Expression> meant = new ArrayList<>();
        byName.forEach((name, search) -> {
            if (form.matcher(name).matches()) {
                meant.add(search);
                used.add(name);
            }
        });
        if (meant.isEmpty()) {
            spot.refuse(pattern, "no search has such a name" + DidYouMean.among(byName.keySet(), pattern));
        }
        return meant;
    }

    /** Searches that the condition does not ask for. */
    List<String> unused() {
        return byName.keySet().stream().filter(name -> !used.contains(name)).toList();
    }
}
