package dev.coxswain.command.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.GlobalFlags;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

/** {@code config set-cluster}: makes a cluster's entry or changes some of its fields. */
final class SetCluster implements Command {
    private static final Flag<String> PROXY =
            Flag.text("proxy-url").placeholder("URL").help("Proxy on the way to the server");

    private static final Signature SIGNATURE =
            Signature.of("config set-cluster", "Make a cluster's entry, or change its fields")
                    .describe(
                            "--server, --certificate-authority, --tls-server-name and"
                                    + " --insecure-skip-tls-verify give the fields.")
                    .argument(Argument.one("NAME").values(Values.Source.CLUSTERS))
                    .flag(PROXY, Config.EMBED)
                    .example(
                            "config set-cluster lab --server=https://10.0.0.1:6443",
                            "Where the server of cluster lab is");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String name = Config.one(invocation);
        if (invocation.has(GlobalFlags.CERTIFICATE_AUTHORITY)
                && invocation.get(GlobalFlags.INSECURE)) {
            throw FailureException.plain(
                    "you cannot specify a certificate authority and insecure mode at the same"
                            + " time");
        }
        KubeconfigFiles files = KubeconfigFiles.of(invocation);
        ObjectNode there = files.entry("clusters", name);
        ObjectNode cluster = there == null ? Json.object() : there;
        Config.copy(invocation, GlobalFlags.SERVER, cluster);
        Config.copy(invocation, GlobalFlags.TLS_SERVER_NAME, cluster);
        Config.copy(invocation, PROXY, cluster);
        if (invocation.has(GlobalFlags.INSECURE)) {
            cluster.put("insecure-skip-tls-verify", invocation.get(GlobalFlags.INSECURE));
            if (invocation.get(GlobalFlags.INSECURE)) {
                cluster.remove("certificate-authority");
                cluster.remove("certificate-authority-data");
            }
        }
        if (invocation.has(GlobalFlags.CERTIFICATE_AUTHORITY)) {
            Config.file(invocation, GlobalFlags.CERTIFICATE_AUTHORITY, cluster);
            cluster.remove("insecure-skip-tls-verify");
        }
        files.put("clusters", name, cluster);
        return Lines.of("Cluster \"" + name + "\" set.\n");
    }
}
