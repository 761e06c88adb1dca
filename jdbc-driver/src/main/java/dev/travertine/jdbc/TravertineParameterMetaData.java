package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a prepared statement, as the planner derived them. */
final class TravertineParameterMetaData implements ParameterMetaData {
    private final List<ColumnInfo> parameters;

    TravertineParameterMetaData(List<ColumnInfo> parameters) {
        this.parameters = parameters;
    }

    private ColumnInfo parameter(int index) throws SQLException {
        if (index < 1 || index > parameters.size()) {
            throw Errors.of(
                    Errors.WRONG_PARAMETERS,
                    "parameter " + index + " of a statement with " + parameters.size() + " parameters");
        }
        return parameters.get(index - 1);
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return parameter(index).isNullable() ? parameterNullable : parameterNoNulls;
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return JdbcType.of(parameter(index)).isNumber();
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return JdbcType.of(parameter(index)).precision(parameter(index));
    }

    @Override
    public int getScale(int index) throws SQLException {
        return JdbcType.of(parameter(index)).scale(parameter(index));
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return JdbcType.of(parameter(index)).code();
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return JdbcType.of(parameter(index)).sqlName();
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return JdbcType.of(parameter(index)).javaClass().getName();
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        parameter(index);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Wrappers.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
