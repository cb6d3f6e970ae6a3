package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.Command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code version}, {@code api-resources}, {@code auth} and {@code top} say of a server. */
class AboutServerTest {
    private final FakeCluster cluster = new FakeCluster();

    @BeforeEach
    void answers() {
        cluster.answer("/version", "{\"major\":\"1\",\"gitVersion\":\"v1.35.0\"}")
                .answer(
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "{\"status\":{\"allowed\":true}}")
                .answer(
                        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                        "{\"kind\":\"SelfSubjectReview\",\"apiVersion\":\"v1\",\"metadata\":{}}");
    }

    private String said(Command command, String... words) {
        return Typed.at(cluster, command, words);
    }

    @Test
    void versionsAreSaidInKubectlsOrder() {
        assertThat(said(new Version()))
                .isEqualTo(
                        """
                        Client Version: v1.36.3+cox.unpacked
                        Kustomize Version: v5.8.1
                        Server Version: v1.35.0
                        """);
        assertThat(said(new Version(), "-o", "json"))
                .startsWith(
                        "{\n  \"clientVersion\": {\n    \"major\": \"1\",\n    \"minor\": \"36\",\n")
                .endsWith(
                        """
                          },
                          "kustomizeVersion": "v5.8.1",
                          "serverVersion": {
                            "major": "1",
                            "gitVersion": "v1.35.0"
                          }
                        }
                        """);
        assertThat(said(new Version(), "--client", "-o", "yaml"))
                .startsWith("clientVersion:\n  buildDate: ")
                .endsWith("\nkustomizeVersion: v5.8.1\n\n");
        assertThat(said(new Version(), "-o", "wide"))
                .isEqualTo("! error: --output must be 'yaml' or 'json'\n[1]\n");
        assertThat(said(new Version(), "all")).isEqualTo("! error: extra arguments: [all]\n[1]\n");
    }

    @Test
    void aServerThatDoesNotAnswerHidesNoClient() {
        assertThat(said(new Version(), "--client")).startsWith("Client Version: ");
        assertThat(Typed.at(new FakeCluster(), new Version()))
                .startsWith("Client Version: ")
                .endsWith("[1]\n");
    }

    @Test
    void typesAreListedAsTheServersOwnList() {
        assertThat(said(new ApiResources(), "--api-group=apps", "-o", "jsonpath={.kind}"))
                .isEqualTo(
                        "! error: unable to match a printer suitable for the output format"
                                + " \"jsonpath={.kind}\", allowed formats are:"
                                + " json,kyaml,name,wide,yaml\n[1]\n");
        assertThat(said(new ApiResources(), "--namespaced=false", "-o", "json", "--sort-by=name"))
                .startsWith(
                        """
                        {
                            "kind": "APIResourceList",
                            "apiVersion": "v1",
                            "groupVersion": "",
                            "resources": [
                                {
                                    "name": "namespaces",
                                    "singularName": "namespace",
                                    "namespaced": false,
                                    "version": "v1",
                                    "kind": "Namespace",
                        """);
        assertThat(said(new ApiResources(), "--api-group=none"))
                .isEqualTo("NAME   SHORTNAMES   APIVERSION   NAMESPACED   KIND\n");
        assertThat(said(new ApiResources(), "--sort-by=age"))
                .isEqualTo("! error: --sort-by accepts only name or kind\n[1]\n");
        assertThat(said(new ApiResources(), "pods"))
                .isEqualTo("! error: unexpected arguments: [pods]\n[1]\n");
        assertThat(said(new ApiVersions(), "v1"))
                .isEqualTo("! error: unexpected arguments: [v1]\n[1]\n");
    }

    @Test
    void whatLooksLikeAMistakeIsWarnedOf() {
        assertThat(said(new AuthCanI(), "frob", "nodes"))
                .isEqualTo(
                        """
                        yes
                        ! Warning: resource 'nodes' is not namespace scoped
                        !\s
                        ! Warning: verb 'frob' is not a known verb
                        !\s
                        """);
        assertThat(said(new AuthCanI(), "get", "nodes", "-A")).isEqualTo("yes\n");
        assertThat(said(new AuthCanI(), "impersonate", "users")).isEqualTo("yes\n");
        assertThat(said(new AuthCanI(), "get", "cars.example.com"))
                .isEqualTo(
                        "yes\n! Warning: the server doesn't have a resource type 'cars' in group"
                                + " 'example.com'\n! \n");
    }

    @Test
    void formatsOfColumnsAreRefusedWhereThereAreNone() {
        assertThat(said(new AuthWhoAmI(), "-o", "json"))
                .isEqualTo(
                        """
                        {
                            "kind": "SelfSubjectReview",
                            "apiVersion": "v1",
                            "metadata": {}
                        }
                        """);
        for (Command each : new Command[] {new AuthWhoAmI(), new ListEvents()}) {
            assertThat(said(each, "-o", "wide"))
                    .isEqualTo(
                            "! error: unable to match a printer suitable for the output format"
                                    + " \"wide\", allowed formats are: go-template,"
                                    + "go-template-file,json,jsonpath,jsonpath-as-json,"
                                    + "jsonpath-file,kyaml,name,template,templatefile,yaml\n[1]\n");
        }
    }
}
