/**
 * Synthesizes training ink: variants of real drawings as other writers, pens and tablets would
 * produce them.
 */
@NullMarked
package org.digitstudio.ink.synthesis;

import org.jspecify.annotations.NullMarked;
