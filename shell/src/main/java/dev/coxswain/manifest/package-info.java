/** Floor 3: files, directories, streams and URLs as documents with their origin. */
@NullMarked
package dev.coxswain.manifest;

import org.jspecify.annotations.NullMarked;
