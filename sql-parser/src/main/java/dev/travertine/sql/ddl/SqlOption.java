package dev.travertine.sql.ddl;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code name = value} in WITH (...), {@code NAME value} in COPY; an option without a value is TRUE. */
public final class SqlOption extends DdlCall {
    private static final DdlOperator OPERATOR =
            new DdlOperator("OPTION", SqlKind.OTHER, (pos, o) -> new SqlOption(pos, o.name(0), o.literal(1)));

    private final SqlIdentifier name;
    private final SqlLiteral value;

    /** Makes an option; its name is a simple identifier, also where the text had a string or a path of words. */
    public SqlOption(SqlParserPos pos, SqlIdentifier name, SqlLiteral value) {
        super(OPERATOR, pos, name, value);
        this.name = name;
        this.value = value;
    }

    /** The name in lower case. */
    public String name() {
        return name.getSimple().toLowerCase(Locale.ROOT);
    }

    public SqlLiteral value() {
        return value;
    }

    /** The options of a list by their names in lower case, in order; of two with one name the later. */
    static Map<String, SqlLiteral> toMap(SqlNodeList options) {
        Map<String, SqlLiteral> map = new LinkedHashMap<>();
        for (SqlNode node : options) {
            SqlOption option = (SqlOption) node;
            map.put(option.name(), option.value);
        }
        return map;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        SqlLiteral.createCharString(name.getSimple(), SqlParserPos.ZERO).unparse(writer, 0, 0);
        writer.keyword("=");
        value.unparse(writer, 0, 0);
    }
}
