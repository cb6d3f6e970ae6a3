package dev.coxswain.command;

import dev.coxswain.cluster.ConnectionOptions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** The flags every command takes, before or after its name, as in kubectl. */
public final class GlobalFlags {
    public static final Flag<String> NAMESPACE =
            Flag.text("namespace")
                    .shorthand('n')
                    .values(Values.Source.NAMESPACES)
                    .placeholder("NAME")
                    .help("Namespace to act in");
    public static final Flag<String> CONTEXT =
            Flag.text("context")
                    .values(Values.Source.CONTEXTS)
                    .placeholder("NAME")
                    .help("Kubeconfig context to use");
    public static final Flag<String> CLUSTER =
            Flag.text("cluster")
                    .values(Values.Source.CLUSTERS)
                    .placeholder("NAME")
                    .help("Kubeconfig cluster to use");
    public static final Flag<String> USER =
            Flag.text("user")
                    .values(Values.Source.USERS)
                    .placeholder("NAME")
                    .help("Kubeconfig user to use");
    public static final Flag<String> KUBECONFIG =
            Flag.text("kubeconfig")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("The only kubeconfig file to read");
    public static final Flag<String> SERVER =
            Flag.text("server").shorthand('s').placeholder("URL").help("Address of the API server");
    public static final Flag<String> TOKEN =
            Flag.text("token").placeholder("TOKEN").help("Bearer token to authenticate with");
    public static final Flag<String> USERNAME =
            Flag.text("username").placeholder("NAME").help("Name for basic authentication");
    public static final Flag<String> PASSWORD =
            Flag.text("password").placeholder("TEXT").help("Password for basic authentication");
    public static final Flag<String> AS =
            Flag.text("as").placeholder("USER").help("User to impersonate");
    public static final Flag<List<String>> AS_GROUP =
            Flag.repeated("as-group")
                    .placeholder("GROUP")
                    .help("Group to impersonate; may be repeated");
    public static final Flag<String> AS_UID =
            Flag.text("as-uid").placeholder("UID").help("UID to impersonate");
    public static final Flag<List<String>> AS_USER_EXTRA =
            Flag.repeated("as-user-extra")
                    .placeholder("KEY=VALUE")
                    .help("Extra of the user to impersonate; may be repeated");
    public static final Flag<String> CERTIFICATE_AUTHORITY =
            Flag.text("certificate-authority")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("Certificate authority of the server");
    public static final Flag<String> CLIENT_CERTIFICATE =
            Flag.text("client-certificate")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("Client certificate to authenticate with");
    public static final Flag<String> CLIENT_KEY =
            Flag.text("client-key")
                    .values(Values.Source.FILES)
                    .placeholder("FILE")
                    .help("Key of the client certificate");
    public static final Flag<String> TLS_SERVER_NAME =
            Flag.text("tls-server-name")
                    .placeholder("NAME")
                    .help("Name the server's certificate must have");
    public static final Flag<Boolean> INSECURE =
            Flag.bool("insecure-skip-tls-verify")
                    .help("Do not check the server's certificate (unsafe)");
    public static final Flag<String> REQUEST_TIMEOUT =
            Flag.text("request-timeout")
                    .defaulting("0")
                    .placeholder("DURATION")
                    .help("How long to wait for a server's answer; 0 for ever");
    public static final Flag<Boolean> HELP =
            Flag.bool("help").shorthand('h').help("Show how the command is used");
    public static final Flag<Long> VERBOSITY =
            Flag.integer("v", 0).shorthand('v').help("Verbosity; 6 and more shows requests");
    public static final Flag<Boolean> VERBOSE =
            Flag.bool("verbose").help("Show what lies behind an error");

    /** All of them, in the order of the help. */
    public static final List<Flag<?>> ALL =
            List.of(
                    NAMESPACE,
                    CONTEXT,
                    CLUSTER,
                    USER,
                    KUBECONFIG,
                    SERVER,
                    TOKEN,
                    USERNAME,
                    PASSWORD,
                    AS,
                    AS_GROUP,
                    AS_UID,
                    AS_USER_EXTRA,
                    CERTIFICATE_AUTHORITY,
                    CLIENT_CERTIFICATE,
                    CLIENT_KEY,
                    TLS_SERVER_NAME,
                    INSECURE,
                    REQUEST_TIMEOUT,
                    HELP,
                    VERBOSITY,
                    VERBOSE);

    private GlobalFlags() {}

    /** Which connection the flags mean. */
    public static ConnectionOptions connection(Arguments arguments) {
        return new ConnectionOptions(
                given(arguments, KUBECONFIG),
                given(arguments, CONTEXT),
                given(arguments, CLUSTER),
                given(arguments, USER),
                given(arguments, SERVER),
                given(arguments, TOKEN),
                given(arguments, USERNAME),
                given(arguments, PASSWORD),
                given(arguments, AS),
                arguments.get(AS_GROUP),
                given(arguments, AS_UID),
                arguments.get(AS_USER_EXTRA),
                given(arguments, CERTIFICATE_AUTHORITY),
                given(arguments, CLIENT_CERTIFICATE),
                given(arguments, CLIENT_KEY),
                given(arguments, TLS_SERVER_NAME),
                arguments.get(INSECURE),
                timeout(arguments));
    }

    private static @Nullable String given(Arguments arguments, Flag<String> flag) {
        // A command may declare a flag of the same name for itself, as create rolebinding --user.
        return arguments.values().get(flag.name()) instanceof String value && !value.isEmpty()
                ? value
                : null;
    }

    /** A bare number is seconds, as in kubectl. */
    private static @Nullable Duration timeout(Arguments arguments) {
        if (!arguments.has(REQUEST_TIMEOUT)) {
            return null;
        }
        String text = arguments.get(REQUEST_TIMEOUT);
        try {
            return text.matches("\\d+")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw dev.coxswain.failure.FailureException.plain(
                    "Invalid timeout value. Timeout must be a single integer in seconds, or an"
                            + " integer followed by a corresponding time unit (e.g. 1s | 2m |"
                            + " 3h)");
        }
    }
}
