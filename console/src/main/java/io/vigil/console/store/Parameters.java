package io.vigil.console.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The values of a statement's question marks. */
final class Parameters {
    private Parameters() {}

    static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int at = 0;
        for (Object parameter : parameters) {
            at++;
            if (parameter instanceof Boolean flag) {
                statement.setBoolean(at, flag);
            } else if (parameter instanceof Double number) {
                statement.setDouble(at, number);
            } else if (parameter instanceof Long number) {
                statement.setLong(at, number);
            } else {
                statement.setString(at, String.valueOf(parameter));
            }
        }
    }
}
