package dev.coxswain.jq.run;

/** A function's argument: an expression with the environment it was written in. */
record Closure(Node body, Env env) {}
