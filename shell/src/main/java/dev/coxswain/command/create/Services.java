package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.CommandGroup;
import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code create service clusterip|nodeport|loadbalancer|externalname}. */
final class Services {
    private static final Flag<List<String>> TCP =
            Flag.list("tcp").placeholder("PORT[:TARGET]").help("A port, and the pods' port");
    private static final Flag<String> CLUSTER_IP =
            Flag.text("clusterip").placeholder("IP").help("The address; None for headless");
    private static final Flag<Long> NODE_PORT =
            Flag.integer("node-port", 0).help("The port on each node");
    private static final Flag<String> EXTERNAL_NAME =
            Flag.text("external-name").placeholder("HOST").help("The name it stands for");

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private Services() {}

    static List<Command> all() {
        List<Command> kinds =
                List.of(
                        service("clusterip", "ClusterIP", "web --tcp=80:8080"),
                        service("nodeport", "NodePort", "web --tcp=80"),
                        service("loadbalancer", "LoadBalancer", "web --tcp=80"),
                        service(
                                "externalname",
                                "ExternalName",
                                "db --external-name=db.example.com"));
        List<Command> all = new ArrayList<>(kinds);
        all.addFirst(
                new CommandGroup(
                        Signature.of("create service", "Create a service of the named type")
                                .alias("create svc")
                                .example("create service", "Which types there are"),
                        kinds));
        return all;
    }

    private static Command service(String word, String type, String example) {
        Signature signature =
                Signature.of("create service " + word, "Create a service of type " + type)
                        .alias("create svc " + word)
                        .flag(TCP)
                        .example(
                                "create service " + word + " " + example,
                                "A service for the pods labelled app=NAME");
        signature =
                switch (type) {
                    case "ClusterIP" -> signature.flag(CLUSTER_IP);
                    case "NodePort" -> signature.flag(NODE_PORT);
                    case "ExternalName" -> signature.flag(EXTERNAL_NAME);
                    default -> signature;
                };
        return new Generator(
                signature,
                "failed to create " + type + " service: ",
                type.equals("ExternalName") ? List.of(EXTERNAL_NAME) : List.of(),
                (invocation, name) -> make(invocation, name, type));
    }

    private static ObjectNode make(Invocation invocation, String name, String type) {
        List<ObjectNode> ports = ports(invocation);
        String ip = invocation.get(CLUSTER_IP);
        String external = invocation.get(EXTERNAL_NAME);
        boolean portless = type.equals("ExternalName") || ip.equals("None");
        if (ports.isEmpty() && !portless) {
            throw FailureException.plain("at least one tcp port specifier must be provided");
        }
        if (!external.isEmpty() && !HOST.matcher(external).matches()) {
            throw FailureException.plain("invalid service external name " + external);
        }
        Map<String, String> labels = Map.of("app", name);
        return Tree.object(
                "kind", "Service",
                "apiVersion", "v1",
                "metadata", Tree.object("name", name, "labels", labels),
                "spec",
                        Tree.object(
                                "ports",
                                Tree.arrayOrNull(ports),
                                "selector",
                                labels,
                                "clusterIP",
                                ip.isEmpty() ? null : ip,
                                "type",
                                type,
                                "externalName",
                                external.isEmpty() ? null : external),
                "status", Tree.object("loadBalancer", Tree.object()));
    }

    private static List<ObjectNode> ports(Invocation invocation) {
        List<ObjectNode> ports = new ArrayList<>();
        long node = invocation.get(NODE_PORT);
        for (String text : invocation.get(TCP)) {
            String[] parts = text.split(":", 2);
            long port = number(parts[0]);
            String target = parts.length > 1 ? parts[1] : parts[0];
            ports.add(
                    Tree.object(
                            "name",
                            text.replace(':', '-'),
                            "protocol",
                            "TCP",
                            "port",
                            port,
                            "targetPort",
                            parts.length > 1 ? target(target) : (Object) port,
                            "nodePort",
                            node == 0 ? null : node));
        }
        return ports;
    }

    /** A number, or the name of a container's port. */
    private static Object target(String text) {
        if (!text.matches("\\d+")) {
            return text;
        }
        long port = text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text);
        if (port < 1 || port > 65535) {
            throw FailureException.plain("must be between 1 and 65535, inclusive");
        }
        return port;
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw FailureException.plain(
                    "strconv.ParseUint: parsing \"" + text + "\": invalid syntax");
        }
        return Long.parseLong(text);
    }
}
