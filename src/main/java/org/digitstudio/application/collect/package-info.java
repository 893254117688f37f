/** Collects digits on paper: sheets to print, and what pupils wrote on them. */
@NullMarked
package org.digitstudio.application.collect;

import org.jspecify.annotations.NullMarked;
