/** The composition root of Digit Studio, the only package that depends on all others. */
@NullMarked
package org.digitstudio;

import org.jspecify.annotations.NullMarked;
