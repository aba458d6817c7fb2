package io.vigil.models.anomalousbehavior;

import io.vigil.models.baseline.NetworkKey;
import org.jspecify.annotations.Nullable;

/** Texts of attributes and of those of their values that can be found again from the number alone. */
final class AttributeText {
    private final ApiLandscape landscape;

    AttributeText(ApiLandscape landscape) {
        this.landscape = landscape;
    }

    /** Null for a value whose number alone is left. */
    @Nullable
    String of(Attribute attribute, long key) {
        return switch (attribute) {
            case API -> landscape.label(key);
            case NETWORK -> NetworkKey.text(key);
            case COUNTRY -> String.valueOf(new char[] {(char) (key >>> 8), (char) (key & 0xff)});
            default -> null;
        };
    }

    /** What explanations call the attribute; a network that a database knows is its autonomous system. */
    static String feature(Attribute attribute, long key) {
        return attribute == Attribute.NETWORK && NetworkKey.isSystem(key) ? "asn" : attribute.feature;
    }
}
