/** Floor 3: the controllers of the practice cluster, on its change feed and timeline. */
@NullMarked
package dev.coxswain.practice.controller;

import org.jspecify.annotations.NullMarked;
