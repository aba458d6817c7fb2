package io.vigil.models.baseline;

/** Names of calls as AWS writes them. */
public final class ApiName {
    private static final int DATE = "20150331".length();

    private ApiName() {}

    /** {@code UpdateFunctionCode20150331v2} is {@code UpdateFunctionCode}: a new SDK version is not news. */
    public static String withoutVersion(String name) {
        int end = name.length();
        int mark = name.lastIndexOf('v');
        if (mark > 0 && mark >= end - 2 && mark < end - 1) {
            end = mark;
        }
        for (int at = end - DATE; at >= 1 && at < end; at++) {
            if (!Character.isDigit(name.charAt(at))) {
                return name;
            }
        }
        return end > DATE ? name.substring(0, end - DATE) : name;
    }
}
