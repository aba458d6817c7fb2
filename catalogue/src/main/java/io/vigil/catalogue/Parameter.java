package io.vigil.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One tunable of a unit.
 *
 * @param standard the value where tuning gives none
 * @param min smallest allowed value; null when there is none
 * @param max largest allowed value; null when there is none
 */
record Parameter(
        ParameterType type,
        Object standard,
        @Nullable Object min,
        @Nullable Object max) {

    /** Null, with problems, when the declaration does not hold together. */
    static @Nullable Parameter read(YamlSection declared) {
        ParameterType type = declared.required("type") ? declared.oneOf("type", ParameterType.class) : null;
        declared.requiredText("why");
        Parameter parameter = null;
        if (declared.required("default") && type != null) {
            parameter = read(type, declared);
        }
        if (type == null || type.hasRange()) {
            declared.alsoKnown("min", "max");
        }
        declared.refuseUnknown();
        return parameter;
    }

    private static @Nullable Parameter read(ParameterType type, YamlSection declared) {
        Object standard = declared.value("default", type);
        Object min = type.hasRange() ? declared.value("min", type) : null;
        Object max = type.hasRange() ? declared.value("max", type) : null;
        if (standard == null) {
            return null;
        }
        if (min != null && max != null && type.compare(min, max) > 0) {
            declared.refuse("min", "is above max");
        }
        var parameter = new Parameter(type, standard, min, max);
        String objection = parameter.objection(standard);
        if (objection != null) {
            declared.refuse("default", objection);
        }
        return parameter;
    }

    /** What is wrong with a value of this parameter's type; null when nothing is. */
    @Nullable
    String objection(Object value) {
        if (max != null && type.compare(value, max) > 0) {
            return type.tooMuch(max);
        }
        return min != null && type.compare(value, min) < 0 ? type.tooLittle(min) : null;
    }
}
