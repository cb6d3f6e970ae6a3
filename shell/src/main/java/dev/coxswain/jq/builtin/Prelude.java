package dev.coxswain.jq.builtin;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The builtins that are themselves written in jq; each is compiled when first called. */
public final class Prelude {
    private static final String TEXT =
            """
            recurse/2 def recurse(f; cond): def r: ., (f | select(cond) | r); r;
            nth/1 def nth($n): .[$n];
            nth/2 def nth($n; f): if $n < 0 then error("nth doesn't support negative indices") else first(skip($n; f)) end;
            with_entries/1 def with_entries(f): to_entries | map(f) | from_entries;
            from_entries/0 def from_entries: reduce .[] as $x ({}; . + {($x | .key // .name // .Name // .Key): ($x | if has("value") then .value else .Value end)});
            paths/1 def paths(f): path(.. | select(f)) | select(length > 0);
            leaf_paths/0 def leaf_paths: paths(scalars);
            pick/1 def pick(f): . as $top | reduce path(f) as $p (null; setpath($p; $top | getpath($p)));
            walk/1 def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;
            any/0 def any: any(.);
            any/1 def any(f): any(.[]; f);
            any/2 def any(g; c): isempty(first(g | select(c))) | not;
            all/0 def all: all(.);
            all/1 def all(f): all(.[]; f);
            all/2 def all(g; c): isempty(first(g | select(c | not)));
            index/1 def index($i): indices($i) | .[0];
            rindex/1 def rindex($i): indices($i) | .[-1:][0];
            combinations/0 def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;
            combinations/1 def combinations(n): . as $dot | [range(n)] | map($dot) | combinations;
            tostream/0 def tostream: path(def r: (.[]? | r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p + $q]);
            fromstream/1 def fromstream(f): {x: null, e: false} as $init | foreach f as $i ($init; if .e then $init else . end | if $i | length == 2 then setpath(["e"]; $i[0] | length == 0) | setpath(["x"] + $i[0]; $i[1]) else setpath(["e"]; $i[0] | length == 1) end; if .e then .x else empty end);
            truncate_stream/1 def truncate_stream(stream): . as $n | null | stream | . as $input | if (.[0] | length) > $n then setpath([0]; .[0][$n:]) else empty end;
            IN/1 def IN(s): any(s == .; .);
            IN/2 def IN(src; s): any(src == s; .);
            INDEX/1 def INDEX(f): INDEX(.[]; f);
            INDEX/2 def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);
            JOIN/2 def JOIN($idx; f): [.[] | [., $idx[f]]];
            JOIN/3 def JOIN($idx; stream; f): stream | [., $idx[f]];
            JOIN/4 def JOIN($idx; stream; f; join): stream | [., $idx[f]] | join;
            ascii/0 def ascii: [.] | implode;
            todate/0 def todate: strftime("%Y-%m-%dT%H:%M:%SZ");
            fromdateiso8601/0 def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
            todateiso8601/0 def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
            fromdate/0 def fromdate: fromdateiso8601;
            date/0 def date: todate;
            dateadd/2 def dateadd(u; n): . + n;
            datesub/2 def datesub(u; n): . - n;
            datesub/1 def datesub(n): . - n;
            match/1 def match(re): _match(re; false) | .[];
            match/2 def match(re; flags): _match(re; flags; false) | .[];
            test/1 def test(re): _match(re; true);
            test/2 def test(re; flags): _match(re; flags; true);
            capture/1 def capture(re): match(re) | _capture;
            capture/2 def capture(re; flags): match(re; flags) | _capture;
            _capture/0 def _capture: [.captures | .[] | select(.name != null) | {key: .name, value: .string}] | from_entries;
            scan/1 def scan($re): scan($re; null);
            scan/2 def scan($re; $flags): match($re; "g" + $flags) | if (.captures | length) > 0 then [.captures | .[] | .string] else .string end;
            split/2 def split($re; $flags): . as $s | [foreach ((match($re; $flags + "g") | [.offset, .length]), null) as $m ({at: 0}; if $m == null then .out = $s[.at:] else .out = $s[.at:$m[0]] | .at = $m[0] + $m[1] end; .out)];
            splits/1 def splits($re): splits($re; null);
            splits/2 def splits($re; $flags): split($re; $flags) | .[];
            sub/2 def sub($re; str): sub($re; str; "");
            gsub/2 def gsub($re; str): sub($re; str; "g");
            gsub/3 def gsub($re; str; $flags): sub($re; str; $flags + "g");
            halt_error/0 def halt_error: halt_error(5);
            debug/1 def debug(msg): (msg | debug | empty), .;
            """;

    private Prelude() {}

    /** The definition with this signature, or null. */
    public static @Nullable String definition(String signature) {
        String start = "\n" + signature + " ";
        int at = ("\n" + TEXT).indexOf(start);
        if (at < 0) {
            return null;
        }
        int from = at + start.length() - 1;
        return TEXT.substring(from, TEXT.indexOf('\n', from));
    }

    static List<String> signatures() {
        List<String> all = new ArrayList<>();
        TEXT.lines().forEach(line -> all.add(line.substring(0, line.indexOf(' '))));
        return all;
    }
}
