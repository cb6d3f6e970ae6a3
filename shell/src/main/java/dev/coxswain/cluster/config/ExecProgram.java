package dev.coxswain.cluster.config;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Runs a credential plugin: its own argv, the terminal's stdin and stderr where there is one. */
final class ExecProgram {
    /** client-go's words (plugin/pkg/client/auth/exec). */
    private static final String NOT_INSTALLED =
            """


            It looks like you are trying to use a client-go credential plugin that is not installed.

            To learn more about this feature, consult the documentation available at:
                  https://kubernetes.io/docs/reference/access-authn-authz/authentication/\
            #client-go-credential-plugins\
            """;

    private final Map<String, String> environment;
    private final boolean terminal;
    private final Notices notices;

    /** Why there is no output, in client-go's words. */
    static final class ExecException extends Exception {
        private static final long serialVersionUID = 1L;

        ExecException(String message) {
            super(message);
        }
    }

    ExecProgram(Map<String, String> environment, boolean terminal, Notices notices) {
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.notices = notices;
    }

    /** The plugin's standard output; killed when cancelled. */
    byte[] run(ExecSpec spec, Cancellation cancellation) throws ExecException {
        boolean interactive = spec.mode() != ExecSpec.Mode.NEVER && terminal;
        if (spec.mode() == ExecSpec.Mode.ALWAYS && !terminal) {
            throw new ExecException(
                    "exec plugin cannot support interactive mode:"
                            + " standard input is not a terminal");
        }
        Process process = start(spec, interactive);
        try (var _ = cancellation.onCancel(() -> kill(process));
                InputStream output = process.getInputStream()) {
            if (!interactive) {
                process.getOutputStream().close();
            }
            byte[] said = output.readAllBytes();
            int code = process.waitFor();
            cancellation.check();
            if (code != 0) {
                throw new ExecException(
                        "exec: executable " + spec.command() + " failed with exit code " + code);
            }
            return said;
        } catch (IOException e) {
            cancellation.check();
            throw new ExecException("exec: " + e.getMessage());
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private Process start(ExecSpec spec, boolean interactive) throws ExecException {
        ProcessBuilder builder = new ProcessBuilder(spec.argv());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(environment);
        variables.putAll(spec.environment());
        variables.put("KUBERNETES_EXEC_INFO", spec.execInfo(interactive));
        if (interactive) {
            builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        }
        if (terminal) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        try {
            Process process = builder.start();
            if (!terminal) {
                Thread.ofVirtual().start(() -> pass(process));
            }
            return process;
        } catch (IOException e) {
            throw new ExecException(notStarted(spec, String.valueOf(e.getMessage())));
        }
    }

    private static String notStarted(ExecSpec spec, String why) {
        String program = spec.argv().getFirst();
        if (why.contains("error=13")) {
            return "exec: fork/exec " + program + ": permission denied";
        }
        if (why.contains("error=8")) {
            return "exec: fork/exec " + program + ": exec format error";
        }
        if (program.contains("/")) {
            return "exec: fork/exec " + program + ": no such file or directory";
        }
        String message = "exec: executable " + spec.command() + " not found" + NOT_INSTALLED;
        return spec.installHint() == null ? message : message + "\n\n" + spec.installHint();
    }

    private void pass(Process process) {
        try (BufferedReader lines = process.errorReader()) {
            lines.lines().forEach(notices::line);
        } catch (IOException | UncheckedIOException _) {
            // The plugin was killed; it has nothing more to say.
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
