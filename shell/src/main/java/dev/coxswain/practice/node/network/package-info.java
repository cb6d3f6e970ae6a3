/** Floor 3: names, addresses and HTTP inside the practice cluster. */
@NullMarked
package dev.coxswain.practice.node.network;

import org.jspecify.annotations.NullMarked;
