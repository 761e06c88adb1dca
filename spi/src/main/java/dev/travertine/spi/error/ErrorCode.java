package dev.travertine.spi.error;

/**
 * The errors that a user can meet, each with its SQLSTATE (PostgreSQL's codes where there is one).
 *
 * <p>A code is stable: programs branch on {@link #sqlState()}.
 */
public enum ErrorCode {
    FEATURE_NOT_SUPPORTED("0A000"),
    CONNECTION_FAILURE("08006"),
    CARDINALITY_VIOLATION("21000"),
    DATA_EXCEPTION("22000"),
    STRING_TOO_LONG("22001"),
    NUMERIC_OUT_OF_RANGE("22003"),
    INVALID_DATETIME("22007"),
    DATETIME_OVERFLOW("22008"),
    DIVISION_BY_ZERO("22012"),
    INVALID_ARGUMENT("22023"),
    SUBSTRING_ERROR("22011"),
    INVALID_ESCAPE("22025"),
    INVALID_TEXT("22P02"),
    BAD_COPY_FORMAT("22P04"),
    NOT_NULL_VIOLATION("23502"),
    READ_ONLY("25006"),
    SYNTAX_ERROR("42601"),
    AMBIGUOUS_COLUMN("42702"),
    UNDEFINED_COLUMN("42703"),
    DUPLICATE_COLUMN("42701"),
    GROUPING_ERROR("42803"),
    DATATYPE_MISMATCH("42804"),
    UNDEFINED_FUNCTION("42883"),
    UNDEFINED_TABLE("42P01"),
    UNDEFINED_SCHEMA("3F000"),
    DUPLICATE_TABLE("42P07"),
    WRONG_OBJECT_TYPE("42809"),
    INVALID_DEFINITION("42P17"),
    UNDEFINED_PARAMETER("42P02"),
    UNDEFINED_OBJECT("42704"),
    DEPENDENT_OBJECTS("2BP01"),
    OUT_OF_MEMORY("53200"),
    DISK_FULL("53100"),
    LIMIT_EXCEEDED("54000"),
    TOO_COMPLEX("54001"),
    OBJECT_IN_USE("55006"),
    CANCELLED("57014"),
    SHUTTING_DOWN("57P01"),
    IO_ERROR("58030"),
    UNDEFINED_FILE("58P01"),
    PERMISSION_DENIED("42501"),
    CORRUPT_DATA("XX001"),
    INTERNAL("XX000");

    private final String sqlState;

    ErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    /** Five characters, as in the SQL standard and in PostgreSQL's appendix A. */
    public String sqlState() {
        return sqlState;
    }
}
