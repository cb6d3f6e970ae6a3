package dev.coxswain.command.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Yaml;

import org.junit.jupiter.api.Test;

class ReconciledTest {
    private static final String ROLE =
            """
            kind: Role
            metadata: {name: r, labels: {a: new, b: new}}
            rules:
            - {apiGroups: [""], resources: [pods, pods/log], verbs: [get, watch]}
            """;

    private static ObjectNode object(String yaml) {
        return Yaml.parse(yaml).deepCopy();
    }

    private static ObjectNode role(String rule) {
        return object("kind: Role\nmetadata: {name: r, labels: {a: old}}\nrules: [" + rule + "]");
    }

    @Test
    void whatIsNotThereIsCreatedWhole() {
        Reconciled role = Reconciled.of(object(ROLE), null, false);

        assertThat(role.operation()).isEqualTo(Reconciled.Operation.CREATE);
        assertThat(role.added())
                .extracting(RuleCoverage::words)
                .containsExactly(
                        "{Verbs:[get watch] APIGroups:[] Resources:[pods pods/log]"
                                + " ResourceNames:[] NonResourceURLs:[]}");
    }

    @Test
    void onlyMissingRightsAreAdded() {
        ObjectNode live = role("{apiGroups: ['*'], resources: ['*/log', nodes], verbs: [get]}");

        Reconciled role = Reconciled.of(object(ROLE), live, false);

        assertThat(role.operation().word()).isEqualTo("update");
        assertThat(role.added())
                .extracting(RuleCoverage::words)
                .containsExactly(
                        "{Verbs:[get] APIGroups:[] Resources:[pods] ResourceNames:[]"
                                + " NonResourceURLs:[]}",
                        "{Verbs:[watch] APIGroups:[] Resources:[pods] ResourceNames:[]"
                                + " NonResourceURLs:[]}",
                        "{Verbs:[watch] APIGroups:[] Resources:[pods/log] ResourceNames:[]"
                                + " NonResourceURLs:[]}");
        assertThat(role.removed()).isEmpty();
        assertThat(role.object().path("rules")).hasSize(4);
        assertThat(role.object().path("metadata").path("labels"))
                .hasToString("{\"a\":\"old\",\"b\":\"new\"}");
    }

    @Test
    void moreThanWantedGoesOnlyWhereThatIsAsked() {
        ObjectNode live = role("{apiGroups: ['*'], resources: ['*'], verbs: ['*']}");
        ObjectNode wanted = object(ROLE);
        wanted.withObjectProperty("metadata").remove("labels");

        assertThat(Reconciled.of(wanted, live, false).operation())
                .isEqualTo(Reconciled.Operation.NONE);
        Reconciled exact = Reconciled.of(wanted, live, true);
        assertThat(exact.removed()).hasSize(1);
        assertThat(exact.object().path("rules")).isEqualTo(wanted.path("rules"));
    }

    @Test
    void namesAndPathsAreRightsOfTheirOwn() {
        ObjectNode live =
                role(
                        "{apiGroups: [''], resources: [secrets], resourceNames: [a], verbs: [get]},"
                                + " {nonResourceURLs: [/logs*], verbs: [get]}");
        ObjectNode wanted =
                role(
                        "{apiGroups: [''], resources: [secrets], resourceNames: [a, b],"
                                + " verbs: [get]}, {nonResourceURLs: [/logs/x, /other],"
                                + " verbs: [get]}");

        assertThat(Reconciled.of(wanted, live, false).added())
                .extracting(RuleCoverage::words)
                .containsExactly(
                        "{Verbs:[get] APIGroups:[] Resources:[secrets] ResourceNames:[b]"
                                + " NonResourceURLs:[]}",
                        "{Verbs:[get] APIGroups:[] Resources:[] ResourceNames:[]"
                                + " NonResourceURLs:[/other]}");
    }

    private static ObjectNode binding(String role, String subjects) {
        return object(
                "kind: RoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup:"
                        + " rbac.authorization.k8s.io, kind: Role, name: "
                        + role
                        + "}\nsubjects: ["
                        + subjects
                        + "]");
    }

    @Test
    void subjectsAreAddedAndTakenAway() {
        String ann = "{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}";
        ObjectNode live = binding("r", ann);
        ObjectNode wanted = binding("r", "{kind: User, name: bob}");

        Reconciled both = Reconciled.of(wanted, live, true);
        assertThat(both.added())
                .extracting(RuleCoverage::subject)
                .containsExactly(
                        "{Kind:User APIGroup:rbac.authorization.k8s.io Name:bob Namespace:}");
        assertThat(both.removed()).hasSize(1);
        assertThat(Reconciled.of(wanted, live, false).object().path("subjects")).hasSize(2);
        assertThat(Reconciled.of(binding("other", ann), live, false).operation())
                .isEqualTo(Reconciled.Operation.RECREATE);
    }
}
