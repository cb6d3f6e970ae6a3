package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Completion indexes of a Job, as pods carry them and a status tells them: {@code 0,2-4}. */
final class JobIndexes {
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    private JobIndexes() {}

    static boolean indexed(JsonNode job) {
        return Json.text(job, "spec", "completionMode").equals("Indexed");
    }

    /** The index of a pod; -1 for none. */
    static int of(JsonNode pod) {
        String text = Meta.annotation(pod, INDEX);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    static SortedSet<Integer> parse(String text) {
        var all = new TreeSet<Integer>();
        for (String part : text.split(",")) {
            String[] ends = part.trim().split("-", 2);
            if (ends[0].matches("\\d{1,9}")) {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
                    all.add(i);
                }
            }
        }
        return all;
    }

    /** Three and more in a row are told by their ends, two by themselves. */
    static String text(Collection<Integer> indexes) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(indexes));
        var parts = new ArrayList<String>();
        int i = 0;
        while (i < sorted.size()) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            String first = sorted.get(i).toString();
            String last = sorted.get(end).toString();
            if (end > i) {
                parts.add(first + (end == i + 1 ? "," : "-") + last);
            } else {
                parts.add(first);
            }
            i = end + 1;
        }
        return String.join(",", parts);
    }
}
