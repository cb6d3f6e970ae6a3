package dev.coxswain.line;

import java.util.List;

/** Lines and what they mean: the specification's table of awkward inputs and more. */
final class MeaningTable {
    private MeaningTable() {}

    /** Text, and the syntax as {@link Sketch} writes it. */
    static List<String[]> pairs() {
        return List.of(
                new String[] {"get pods", "command[get][pods]"},
                new String[] {"get 'pods'", "command[get]['pods']"},
                new String[] {"get -n x pods", "command[get][-n][x][pods]"},
                new String[] {"get [0]", "command[get][[0]]"},
                new String[] {"get po*", "command[get][po*]"},
                new String[] {"get = 3", "groovy{get = 3}"},
                new String[] {"get=3", "groovy{get=3}"},
                new String[] {"get == 3", "groovy{get == 3}"},
                new String[] {"get(1)", "groovy{get(1)}"},
                new String[] {"get.x", "groovy{get.x}"},
                new String[] {"get { it }", "groovy{get { it }}"},
                new String[] {":get = 3", "command![get][=][3]"},
                new String[] {"= get + 1", "groovy{get + 1}"},
                new String[] {"run hello --image=x", "command[run][hello][--image=x]"},
                new String[] {"pods.list()", "groovy{pods.list()}"},
                new String[] {
                    "pods.list() | .items[].name", "groovy{pods.list()} | jq{.items[].name}"
                },
                new String[] {
                    "pods.list() | jq '.items'", "groovy{pods.list()} | filter jq['.items']"
                },
                new String[] {"a | b", "groovy{a | b}"},
                new String[] {"def f(x) { x | 1 }", "groovy{def f(x) { x | 1 }}"},
                new String[] {"x = $(get pods)", "groovy{x = $(get pods)}(command[get][pods])"},
                new String[] {"i++", "groovy{i++}"},
                new String[] {
                    "get pods | .items[] | select(.a == \"x|y\") | .name",
                    "command[get][pods] | jq{.items[] | select(.a == \"x|y\") | .name}"
                },
                new String[] {
                    "get pods | .items[] as $p | $p.name | grep x",
                    "command[get][pods] | jq{.items[] as $p | $p.name} | filter grep[x]"
                },
                new String[] {
                    "get pods | \"a\\(.items | length)b|c\"",
                    "command[get][pods] | jq{\"a\\(.items | length)b|c\"}"
                },
                new String[] {
                    "get pods | grep -v \"a|b\" > out.txt",
                    "command[get][pods] | filter grep[-v]['a|b'] output[out.txt]"
                },
                new String[] {
                    "get secret x -o jsonpath='{.data.k}' | base64 -d",
                    "command[get][secret][x][-o][jsonpath=·'{.data.k}'] | host[base64][-d]"
                },
                new String[] {
                    "logs x | jq -R 'fromjson?'", "command[logs][x] | filter jq[-R]['fromjson?']"
                },
                new String[] {
                    "get pods | (.items | length > 3)",
                    "command[get][pods] | jq{(.items | length > 3)}"
                },
                new String[] {
                    "get pods | {name: .x} | table",
                    "command[get][pods] | jq{{name: .x}} | filter table"
                },
                new String[] {
                    "get pods | label $out | 1", "command[get][pods] | jq{label $out | 1}"
                },
                new String[] {
                    "exec deploy/a -- ping -c 2 $(kubectl get pod -l app=b -o"
                            + " jsonpath='{.items[0].status.podIP}')",
                    "command[exec][deploy/a][--][ping][-c][2][(command![get][pod][-l][app=b][-o][jsonpath=·'{.items[0].status.podIP}'])]"
                },
                new String[] {
                    "exec deploy/x -- sh -c 'for i in 1 2; do echo ${HOSTNAME} $(date); done'",
                    "command[exec][deploy/x][--][sh][-c]['for i in 1 2; do echo ${HOSTNAME}"
                            + " $(date); done']"
                },
                new String[] {
                    "curl $(kubectl get svc x -o"
                            + " jsonpath='http://{.status.loadBalancer.ingress[0].ip}:8080')",
                    "host[curl][(command![get][svc][x][-o][jsonpath=·'http://{.status.loadBalancer.ingress[0].ip}:8080'])]"
                },
                new String[] {
                    "apply -f - <<'EOF'\na: $x\nEOF",
                    "command[apply][-f][-] here_document['a: $x\n']"
                },
                new String[] {
                    "apply -f - <<-EOF | grep x\n\ta: $x\n\t\tb\n\tEOF",
                    "command[apply][-f][-] here_document['a: '·\"$x·'\nb\n'] | filter grep[x]"
                },
                new String[] {"get pods \\\n-n x", "command[get][pods][-n][x]"},
                new String[] {"get pods # all", "command[get][pods]"},
                new String[] {"// c", "groovy{// c}"},
                new String[] {"#!/usr/bin/env cox", ""},
                new String[] {"logs -f x &", "command[logs][-f][x] &"},
                new String[] {"get a; get b", "command[get][a] ; command[get][b]"},
                new String[] {"get a && get b", "command[get][a] && command[get][b]"},
                new String[] {"get a || get b", "command[get][a] || command[get][b]"},
                new String[] {"gte pods", "groovy{gte pods}?gte"},
                new String[] {".items[0]", "_ | jq{.items[0]}"},
                new String[] {"| .x", "_ | jq{.x}"},
                new String[] {"..", "_ | jq{..}"},
                new String[] {".5 + 1", "groovy{.5 + 1}"},
                new String[] {
                    "get deploy web -o yaml | sed s/a/b/ | kubectl apply -f -",
                    "command[get][deploy][web][-o][yaml] | host[sed][s/a/b/] |"
                            + " command![apply][-f][-]"
                },
                new String[] {
                    "get pods | .items[] | select(.status.phase == \"Failed\") | delete",
                    "command[get][pods] | jq{.items[] | select(.status.phase == \"Failed\")} |"
                            + " command[delete]"
                },
                new String[] {
                    "get pods | def f: .metadata.name; .items[] | f",
                    "command[get][pods] | jq{def f: .metadata.name; .items[] | f}"
                },
                new String[] {
                    "exec web -- ls /tmp | wc -l",
                    "command[exec][web][--][ls][/tmp] | filter wc[-l]"
                },
                new String[] {
                    "get pods | awk '{print $2}'", "command[get][pods] | host[awk]['{print $2}']"
                },
                new String[] {
                    "get pods | awk \"{print $2}\"",
                    "command[get][pods] | host[awk]['{print '·\"$2·'}']"
                },
                new String[] {"get pods | sort -k3", "command[get][pods] | jq{sort -k3}"},
                new String[] {"events", "command[events]"},
                new String[] {"events.in('x')", "groovy{events.in('x')}"},
                new String[] {"jobs", "command[jobs]"},
                new String[] {"jobs.all", "groovy{jobs.all}"},
                new String[] {
                    "get pods && echo ok; x = 1",
                    "command[get][pods] && command[echo][ok] ; groovy{x = 1}"
                },
                new String[] {"!list.empty", "shell{list.empty}"},
                new String[] {"%2 | .spec", "rows%2 | jq{.spec}"},
                new String[] {"%1..3", "rows%1,2,3"},
                new String[] {"delete %1,4 %", "command[delete][%1,4][%]"},
                new String[] {"exec web -- kill %1", "command[exec][web][--][kill][%1]"},
                new String[] {"get pods | .items[\n0]", "command[get][pods] | jq{.items[\n0]}"},
                new String[] {
                    "get pods | where { it.a | 1 } | table",
                    "command[get][pods] | closure where{ it.a | 1 } | filter table"
                },
                new String[] {
                    "get pods|where{it}>out", "command[get][pods] | closure where{it} output[out]"
                },
                new String[] {
                    "get pods | if . then 1 else 2 | head end | .x | head",
                    "command[get][pods] | jq{if . then 1 else 2 | head end | .x} | filter head"
                },
                new String[] {"echo a>b 2>&1", "command[echo][a] output[b] merge"},
                new String[] {
                    "echo a=$(get \"b\" | .x | head )c",
                    "command[echo][a=·(command[get]['b'] | jq{.x} | filter head)·c]"
                },
                new String[] {
                    "x = $(get deploy web).spec; y",
                    "groovy{x = $(get deploy web).spec; y}(command[get][deploy][web])"
                },
                new String[] {
                    "pod = $(get pod -l app=web -o jsonpath={.items[0].metadata.name})",
                    "groovy{pod = $(get pod -l app=web -o"
                            + " jsonpath={.items[0].metadata.name})}(command[get][pod][-l][app=web][-o][jsonpath={.items[0].metadata.name}])"
                },
                new String[] {
                    "get pods | '.items[] | head' | head 3",
                    "command[get][pods] | jq{.items[] | head} | filter head[3]"
                },
                new String[] {
                    "get pods | .a > out.json", "command[get][pods] | jq{.a} output[out.json]"
                },
                new String[] {"get pods | .a >= 3", "command[get][pods] | jq{.a >= 3}"},
                new String[] {
                    "get pods | .a >> \"my file\" ; get x",
                    "command[get][pods] | jq{.a} append['my file'] ; command[get][x]"
                },
                new String[] {"a / b / c", "groovy{a / b / c}"},
                new String[] {"x = ~/foo|bar/", "groovy{x = ~/foo|bar/}"},
                new String[] {
                    "get x | .a |= 3 | table", "command[get][x] | jq{.a |= 3} | filter table"
                },
                new String[] {"kubectl", "command!"},
                new String[] {"kubectl get x", "command![get][x]"},
                new String[] {"k = 3", "groovy{k = 3}"},
                new String[] {"echo ~/x a~ ~", "command[echo][~·/x][a~][~]"},
                new String[] {"get pods | length", "command[get][pods] | jq{length}"},
                new String[] {
                    "get pods | kubectl label --all", "command[get][pods] | command![label][--all]"
                },
                new String[] {
                    "get pods | ! sort | head", "command[get][pods] | host[sort] | filter head"
                },
                new String[] {"get x | .a | > f", "command[get][x] | jq{.a |} output[f]"},
                new String[] {
                    "get pods | .items // \"x\" | grep a",
                    "command[get][pods] | jq{.items // \"x\"} | filter grep[a]"
                },
                new String[] {"get pods -l 'a in (b)' )", "command[get][pods][-l]['a in (b)'][)]"},
                new String[] {
                    "get -o jsonpath={.items[?(@.a==\"b\")].x}",
                    "command[get][-o][jsonpath={.items[?(@.a==·'b'·)].x}]"
                },
                new String[] {
                    "get x | [.[] | if . then 1 ] | head",
                    "command[get][x] | jq{[.[] | if . then 1 ]} | filter head"
                },
                new String[] {
                    "x = $( !ls | wc ) + 1", "groovy{x = $( !ls | wc ) + 1}(shell{ls | wc})"
                },
                new String[] {"$(get pods)", "groovy{$(get pods)}(command[get][pods])"},
                new String[] {"${x}", "groovy{${x}}"},
                new String[] {"get x > $f | grep x", "command[get][x] output[$f] | filter grep[x]"},
                new String[] {
                    "get pods | .a 2>/dev/null", "command[get][pods] | jq{.a} errors[/dev/null]"
                },
                new String[] {"a || .x", "groovy{a || .x}"},
                new String[] {"{ it }", "groovy{{ it }}"},
                new String[] {"print x", "groovy{print x}?print"},
                new String[] {"get pods | cox table", "command[get][pods] | filter table"},
                new String[] {"x = 5 | table", "groovy{x = 5} | filter table"},
                new String[] {
                    "get pods | .x | tee f | table",
                    "command[get][pods] | jq{.x} | filter tee[f] | filter table"
                });
    }
}
