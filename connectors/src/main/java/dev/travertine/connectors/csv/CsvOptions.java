package dev.travertine.connectors.csv;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.Locale;
import java.util.Map;

/**
 * How a CSV file is written.
 *
 * @param header whether the first line names the columns; AUTO: it does where its fields are the columns' names
 * @param delimiter between fields
 * @param quote around fields that hold delimiters, quotes (doubled) or line ends
 * @param nullText an unquoted field that reads so is NULL
 */
public record CsvOptions(Header header, char delimiter, char quote, String nullText) {
    /** What the first line is. */
    public enum Header {
        AUTO,
        YES,
        NO
    }

    public static final CsvOptions DEFAULT = new CsvOptions(Header.AUTO, ',', '"', "");

    /**
     * From the options of COPY, names in lower case.
     *
     * @throws TravertineException 22023 for an option or a value that is unknown
     */
    public static CsvOptions of(Map<String, String> options) {
        CsvOptions result = DEFAULT;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = option.getValue();
            result = switch (option.getKey().toLowerCase(Locale.ROOT)) {
                case "format" -> {
                    if (!value.equalsIgnoreCase("csv")) {
                        throw TravertineException.unsupported("COPY format \"" + value + "\"")
                                .withHint("the formats are: csv");
                    }
                    yield result;
                }
                case "header" -> new CsvOptions(header(value), result.delimiter, result.quote, result.nullText);
                case "delimiter", "delim", "sep" ->
                    new CsvOptions(result.header, oneCharacter("delimiter", value), result.quote, result.nullText);
                case "quote" ->
                    new CsvOptions(result.header, result.delimiter, oneCharacter("quote", value), result.nullText);
                case "null", "nullstr" -> new CsvOptions(result.header, result.delimiter, result.quote, value);
                default ->
                    throw new TravertineException(
                                    ErrorCode.INVALID_ARGUMENT, "COPY has no option \"" + option.getKey() + "\"")
                            .withHint("the options are: format, header, delimiter, quote, null");
            };
        }
        return result;
    }

    private static Header header(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "true", "on", "1", "yes" -> Header.YES;
            case "false", "off", "0", "no" -> Header.NO;
            case "auto", "match" -> Header.AUTO;
            default ->
                throw new TravertineException(
                        ErrorCode.INVALID_ARGUMENT, "COPY option header is true, false or auto, not \"" + value + "\"");
        };
    }

    private static char oneCharacter(String name, String value) {
        String text = value.equals("\\t") ? "\t" : value;
        if (text.length() != 1) {
            throw new TravertineException(
                    ErrorCode.INVALID_ARGUMENT, "COPY option " + name + " is one character, not \"" + value + "\"");
        }
        return text.charAt(0);
    }
}
