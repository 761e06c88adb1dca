package dev.travertine.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program {@code travertine}: arguments in, exit code out. */
@Command(
        name = "travertine",
        description = "SQL over durable topics. Without -c, -f or input from elsewhere it is a shell.",
        version = "Travertine 0.1",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:a statement failed", "2:wrong usage", "130:interrupted"},
        footerHeading = "%n",
        footer = "travertine classpath prints the class path with which a Java program can use jdbc:travertine:DIR.",
        subcommands = Demo.class)
public final class Main implements Callable<Integer> {
    static final int GOOD = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    /** What an error does to the statements that come after. */
    enum OnError {
        STOP,
        CONTINUE
    }

    @Mixin
    private final Place place = new Place();

    @Option(names = "-c", paramLabel = "SQL", description = "runs these statements; can be given several times")
    private List<String> statements = new ArrayList<>();

    @Option(names = "-f", paramLabel = "FILE", description = "runs the statements in the file; - is standard input")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), csv or json")
    private Format format = Format.TABLE;

    @Option(names = "--on-error", paramLabel = "WHAT", description = "stop (default) or continue")
    private OnError onError = OnError.STOP;

    /** Where the data is. */
    static final class Place {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                scope = CommandLine.ScopeType.INHERIT,
                description = "data folder; default: ./travertine-data")
        private @Nullable Path folder;

        Path folder() {
            return folder == null ? Path.of("travertine-data") : folder;
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:travertine:" + folder().toAbsolutePath().normalize());
        }
    }

    Place place() {
        return place;
    }

    /** Starts the program. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, result) -> {
                    command.getErr().println(command.getCommandSpec().name() + ": " + error.getMessage());
                    return FAILED;
                });
    }

    @Override
    public Integer call() throws IOException {
        boolean isPerson = statements.isEmpty() && files.isEmpty() && isTerminal();
        Output output = Output.standard();
        try (Connection connection = place.connect()) {
            return isPerson ? converse(connection) : runScripts(connection, output);
        } catch (SQLException e) {
            output.flush();
            output.err().println(ErrorText.of(e, null));
            return FAILED;
        } finally {
            output.flush();
        }
    }

    /** Whether a person sits at both ends. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private int runScripts(Connection connection, Output output) throws IOException {
        Settings settings = new Settings(format, false);
        StatementRunner runner = new StatementRunner(connection, settings, output);
        Script script = new Script(runner, new Commands(runner, settings, output), onError == OnError.STOP);
        Interruption.guard(runner, connection);
        for (String statement : statements) {
            if (!script.isEnded()) {
                script.run(new BufferedReader(new StringReader(statement)), null);
            }
        }
        List<Path> inputs = statements.isEmpty() && files.isEmpty() ? List.of(Path.of("-")) : files;
        for (Path file : inputs) {
            if (script.isEnded()) {
                break;
            }
            if (file.toString().equals("-")) {
                script.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), "stdin");
            } else {
                runFile(script, file, output);
            }
        }
        return script.hasFailed() ? FAILED : GOOD;
    }

    private static void runFile(Script script, Path file, Output output) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            script.run(reader, file.toString());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException("the file " + file + " is not in UTF-8", e);
        } finally {
            output.flush();
        }
    }

    private int converse(Connection connection) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            Output output = new Output(terminal.writer(), terminal.writer());
            Settings settings = new Settings(format, true);
            StatementRunner runner = new StatementRunner(connection, settings, output);
            output.out().println("Travertine, data in " + place.folder() + ". Statements end with ; - \\? for help.");
            new Interactive(terminal, runner, new Commands(runner, settings, output)).run();
            return GOOD;
        }
    }
}
