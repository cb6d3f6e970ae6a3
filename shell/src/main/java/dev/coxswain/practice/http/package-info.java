/** Floor 3: the practice cluster's API over HTTPS and websockets. */
@NullMarked
package dev.coxswain.practice.http;

import org.jspecify.annotations.NullMarked;
